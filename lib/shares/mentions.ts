import type { Message } from './conversation.ts'

/**
 * Whom a comment mentions, for the field `mentions` (§7.3). The reference says of it only that it is a string, so this
 * is a guess, kept in this one place: the usernames of those who wrote in the conversation and whose `@name` or
 * `@username` stands in the text, with commas between them, as the API writes tags. Guests have no username and cannot
 * be named; nobody is looked up elsewhere. The text itself is sent as it was typed either way.
 *
 * @param messages those who may be mentioned wrote these.
 * @returns undefined where nobody is mentioned.
 */
export function mentionsIn(
  text: string,
  messages: Pick<Message, 'author' | 'username'>[],
): string | undefined {
  const mentioned = messages.flatMap(({ author, username }) =>
    username !== undefined && (isMentioned(author, text) || isMentioned(username, text)) ? [username] : [],
  )
  return mentioned.length > 0 ? [...new Set(mentioned)].join(',') : undefined
}

/** Whether `@name` stands in the text as a whole: `@maria` is not in `@mariana`, nor in `post@maria.example`. */
function isMentioned(name: string, text: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])@${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text)
}
