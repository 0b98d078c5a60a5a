import type { Invocation } from './counter.ts'

/** What is asked again on purpose, for it may have changed meanwhile. */
const MAY_HAVE_CHANGED = [
  // Whether somebody is gone: before a job is begun, and again after it (lib/slack/unless-gone.ts).
  /"gone#/,
  // Whether a subscription was ended while Clinked was asked (lib/slack/send-news.ts, send-digest.ts).
  /"subscription#/,
]

/** What changes something of which the same job then shows what there is now. */
const CHANGES = ['disconnect', 'undo_connect', 'forget_me', 'approval_accept: in App Home']

/** What one thing that was done had an invocation ask for more than once, of what changes nothing. */
export function askedTwice(what: string, invocations: Invocation[]): string[] {
  if (CHANGES.includes(what)) return []
  return invocations.flatMap(({ calls }) => {
    const asked = calls.flatMap((call) => call.asked ?? [])
    const again = asked.filter((each, index) => asked.indexOf(each) !== index)
    return again
      .filter((each) => !MAY_HAVE_CHANGED.some((pattern) => pattern.test(each)))
      .map((each) => `${what}: ${each}`)
  })
}
