/** What people are assumed to do, and what that takes: guesses, all in this place. */
export const USAGE = {
  workingDays: 22,
  /** How often one person does what on a working day: the part of the table of calls, and what is done. */
  acts: {
    'commands//shares': 1,
    'events/app_home_opened': 0.5,
    'buttons/open_share: a file': 1,
    'buttons/open_share: a discussion': 1,
    'buttons/comment': 0.3,
    'forms/comment': 0.3,
    'buttons/approval_accept': 0.1,
    'buttons/send_here: a file': 0.1,
  } as Record<string, number>,
  /** Of the people, those who have their digest on; and of its days, those with news. */
  digests: 0.5,
  digestsWithNews: 0.3,
  /** Channels that are told of a share at once, for each person: looked at every 5 minutes, day and night. */
  channelsAtOnce: 0.01,
  /** How often Slack tells the app of a person's profile on a working day. */
  profileChanges: 3,
  /** Of a file that is sent into Slack, in bytes. */
  fileBytes: 5e6,
  /** What is sent for any other call to Slack or upstream, in bytes. */
  callBytes: 4_000,
  /** What there is of a person in DynamoDB, in bytes: connections, what was seen last, the audit. */
  personBytes: 50_000,
}

/**
 * What a function waits for, in ms. Calls to Slack and upstream are counted one after the other, though most go side by
 * side.
 */
export const TIMES = { ackMs: 10, jobMs: 20, awsCallMs: 5, otherCallMs: 150, bytesPerMs: 20_000 }

/** The share of invocations that find no function waiting, and what starting one takes, in ms. */
export const COLD_STARTS = { share: 0.05, ms: 400 }

/** Of DynamoDB: most rows have less than 1 KB, and many a copy in an index; a batch reads two rows. */
export const UNITS = { read: 1, batchRead: 2, write: 1.5 }

/** Written to the log, in bytes: for an invocation by Lambda, for a request, a job and a call upstream by the app. */
export const LOG_BYTES = { invocation: 450, request: 150, job: 470, upstreamCall: 220 }

/** What there is once in a month. */
export const ONCE = {
  keys: 1,
  metrics: 30,
  alarms: 17,
  dashboards: 1,
  rounds: 12 * 24 * 30,
  /** Lambda asks each of the two queues with five pollers, for 20 s at a time. */
  emptyReceives: 2 * 5 * 3 * 60 * 24 * 30,
}
