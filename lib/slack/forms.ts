/**
 * The forms a person fills in, as far as both sides of the queue must know them: the ingress checks what was
 * typed while Slack waits for its answer, the views draw the fields, the listeners read them.
 */

/** The `callback_id` of each modal that is submitted. */
export const FORM = {
  reply: 'reply',
  comment: 'comment',
  decision: 'decision',
  zip: 'zip',
  saveToShare: 'save_to_share',
  upload: 'upload',
  newFolder: 'new_folder',
  filterAttachments: 'filter_attachments',
  filterFiles: 'filter_files',
  goToPath: 'go_to_path',
  digest: 'digest',
  subscribe: 'subscribe',
  enterRoom: 'enter_room',
  findInRoom: 'find_in_room',
  mentionRoom: 'mention_room',
} as const

/** A field of a form: its block, its element, and how many characters may be typed, at most Slack's own 3000. */
export const FIELD = {
  /** The text of a reply or a comment. */
  text: { block: 'text', action: 'text', maxLength: 3000 },
  /** The message that goes with an approval decision. */
  message: { block: 'message', action: 'message', maxLength: 3000 },
  /** Which files of a message are saved. */
  files: { block: 'files', action: 'files' },
  /** Files from the person's own device. */
  upload: { block: 'upload', action: 'upload' },
  /** The shared folder. */
  folder: { block: 'folder', action: 'folder' },
  /** What a file or folder is called. */
  name: { block: 'name', action: 'name', maxLength: 255 },
  /** What is said of a file's version. */
  summary: { block: 'summary', action: 'summary', maxLength: 300 },
  /** Accept or decline. */
  decision: { block: 'decision', action: 'decision' },
  /** Part of an attachment's name. */
  attachmentName: { block: 'attachment_name', action: 'attachment_name', maxLength: 100 },
  /** What attachments are to be of. */
  attachmentType: { block: 'attachment_type', action: 'attachment_type' },
  /** Part of the name of a file in a folder. */
  fileName: { block: 'file_name', action: 'file_name', maxLength: 60 },
  /** Where something is in a shared folder. */
  path: { block: 'path', action: 'path', maxLength: 500 },
  /** Part of the name of anything shared. */
  search: { block: 'search', action: 'search', maxLength: 100 },
  /** On which days a digest comes, by their ISO numbers. */
  digestDays: { block: 'digest_days', action: 'digest_days' },
  /** At what time a digest comes. */
  digestTime: { block: 'digest_time', action: 'digest_time' },
  /** Of which shares a digest tells. */
  digestShares: { block: 'digest_shares', action: 'digest_shares' },
  /** What kinds of news a digest tells. */
  digestKinds: { block: 'digest_kinds', action: 'digest_kinds' },
  /** Whether a digest comes even when nothing happened. */
  digestAlways: { block: 'digest_always', action: 'digest_always' },
  /** What a channel is subscribed to. */
  share: { block: 'share', action: 'share' },
  /** What kinds of news a channel is told. */
  channelKinds: { block: 'channel_kinds', action: 'channel_kinds' },
  /** Whether a channel is told at once or daily. */
  when: { block: 'when', action: 'when' },
  /** When a channel's daily summary comes. */
  dailyTime: { block: 'daily_time', action: 'daily_time' },
  /** Part of the name of something in a data room, or of one. */
  roomName: { block: 'room_name', action: 'room_name', maxLength: 60 },
  /** Where a data room is mentioned. */
  channel: { block: 'channel', action: 'channel' },
} as const

/** What a view submission holds, by block and by action. */
export type FormValues = Record<
  string,
  Record<
    string,
    {
      value?: string | null
      selected_option?: { value: string } | null
      selected_options?: { value: string }[] | null
      selected_time?: string | null
      selected_conversation?: string | null
      files?: { id: string }[] | null
    }
  >
>

/** The values of all that was ticked or picked in a form, in whichever block. */
export function chosen(values: FormValues): string[] {
  return Object.values(values)
    .flatMap((block) => Object.values(block))
    .flatMap(({ selected_options }) => selected_options ?? [])
    .map(({ value }) => value)
}

/** The values of what was ticked or picked in one field. */
export function ticked(values: FormValues, { block, action }: { block: string; action: string }): string[] {
  return (values[block]?.[action]?.selected_options ?? []).map(({ value }) => value)
}

/** What was picked from a menu; empty when nothing was. */
export function picked(values: FormValues, { block, action }: { block: string; action: string }): string {
  return values[block]?.[action]?.selected_option?.value ?? ''
}

/** The time that was picked, `HH:MM`; empty when none was. */
export function pickedTime(values: FormValues, { block, action }: { block: string; action: string }): string {
  return values[block]?.[action]?.selected_time ?? ''
}

/** The conversation that was picked; empty when none was. */
export function pickedConversation(
  values: FormValues,
  { block, action }: { block: string; action: string },
): string {
  return values[block]?.[action]?.selected_conversation ?? ''
}

/** The text typed into a field, trimmed; empty when nothing was typed. */
export function typedText(values: FormValues, field: { block: string; action: string }): string {
  return values[field.block]?.[field.action]?.value?.trim() ?? ''
}

/**
 * What is wrong with a submitted form, field by field.
 * @returns Slack's `errors` (block_id → one sentence), or undefined when all is well.
 */
export function formErrors(callbackId: string, values: FormValues): Record<string, string> | undefined {
  if (callbackId === FORM.reply || callbackId === FORM.comment) {
    const text = typedText(values, FIELD.text)
    if (text === '') return { [FIELD.text.block]: 'Write something first.' }
    if (text.length > FIELD.text.maxLength) return { [FIELD.text.block]: tooLong(text, FIELD.text.maxLength) }
  }
  if (callbackId === FORM.goToPath && typedText(values, FIELD.path) === '') {
    return { [FIELD.path.block]: 'Write a path first.' }
  }
  if (callbackId === FORM.decision) {
    const message = typedText(values, FIELD.message)
    if (message.length > FIELD.message.maxLength)
      return { [FIELD.message.block]: tooLong(message, FIELD.message.maxLength) }
    if (!values[FIELD.decision.block]?.[FIELD.decision.action]?.selected_option)
      return { [FIELD.decision.block]: 'Choose one.' }
  }
  if (callbackId === FORM.zip && chosen(values).length === 0) {
    return Object.fromEntries(
      Object.keys(values)
        .slice(0, 1)
        .map((block) => [block, 'Choose at least one.']),
    )
  }
  if (callbackId === FORM.subscribe) return subscriptionErrors(values)
  if (callbackId === FORM.digest) return digestErrors(values)
  if (callbackId === FORM.newFolder || (callbackId === FORM.saveToShare && FIELD.name.block in values)) {
    if (typedText(values, FIELD.name) === '') return { [FIELD.name.block]: 'It needs a name.' }
  }
  return undefined
}

function subscriptionErrors(values: FormValues): Record<string, string> | undefined {
  const kinds = values[FIELD.channelKinds.block]?.[FIELD.channelKinds.action]?.selected_options ?? []
  if (kinds.length === 0) return { [FIELD.channelKinds.block]: 'Choose at least one.' }
  if (picked(values, FIELD.when) === 'daily' && pickedTime(values, FIELD.dailyTime) === '') {
    return { [FIELD.dailyTime.block]: 'Choose a time.' }
  }
  return undefined
}

function digestErrors(values: FormValues): Record<string, string> | undefined {
  if (ticked(values, FIELD.digestDays).length === 0) {
    return { [FIELD.digestDays.block]: 'Choose at least one day, or turn the digest off.' }
  }
  return pickedTime(values, FIELD.digestTime) === ''
    ? { [FIELD.digestTime.block]: 'Choose a time.' }
    : undefined
}

function tooLong(text: string, max: number): string {
  const more = text.length - max
  return `This is ${more} ${more === 1 ? 'character' : 'characters'} too long: at most ${max} fit.`
}
