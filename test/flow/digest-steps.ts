import { elementsOf, lastMessage, topView, words } from './people.ts'
import type { Stack } from './stack.ts'
import { stepsOf } from './steps.ts'

const DAY = 86_400_000

interface Option {
  text: { text: string }
}

/** What people do with digests in these stories, and what they see of it. */
export interface DigestSteps {
  /** `/shares digest …`, done to its end. @returns what it was answered */
  type: (userId: string, text: string) => Promise<unknown>
  /** Has their digest tell of the share whose name begins so alone, and come even when nothing happened. */
  alwaysOf: (userId: string, share: string) => Promise<void>
  /** The digests in a person's DM, oldest first. */
  digests: (userId: string) => unknown[]
  /** The newest of them. */
  newestDigest: (userId: string) => unknown
  /** How long it is until the next 08:00 UTC, which is 09:00 in Berlin in winter, in ms. */
  untilMorning: () => number
  /** Lets time pass until then, and has done what is due by then. */
  nextMorning: () => Promise<void>
  /** One round of what is due, and the work that comes of it. */
  round: () => Promise<void>
  /** All that the app said in a person's DM, oldest first. */
  directMessages: (userId: string) => unknown[]
}

export function digestSteps(stack: () => Stack): DigestSteps {
  const slackOf = (userId: string) => stack().slack.as(userId)
  const directMessages = (userId: string) => slackOf(userId).messages(slackOf(userId).directMessages)
  const digests = (userId: string) => directMessages(userId).filter(isDigest)
  const round = async () => {
    await stack().round()
    await stack().drain()
  }
  const untilMorning = () => DAY - ((stack().clock.now() - 8 * 3_600_000) % DAY)
  return {
    directMessages,
    untilMorning,
    digests,
    newestDigest: (userId) => digests(userId).at(-1),
    round,
    async type(userId, text) {
      await stepsOf(stack, userId).type(`/shares digest ${text}`)
      return lastMessage(stack(), userId)
    },
    async alwaysOf(userId, share) {
      const { press, submit } = stepsOf(stack, userId)
      await press('change_digest')
      const [menu] = elementsOf(topView(stack(), userId), 'digest_shares') as { options?: Option[] }[]
      const selected_options = menu?.options?.filter(({ text }) => text.text.startsWith(share)) ?? []
      if (selected_options.length !== 1) throw new Error(`The form has not one ${share}.`)
      const always = [{ text: { type: 'plain_text', text: 'Always' }, value: 'yes' }]
      await submit({ digest_shares: { selected_options }, digest_always: { selected_options: always } })
    },
    async nextMorning() {
      stack().clock.advance(untilMorning())
      await round()
    },
  }
}

/** Its footer says so. */
function isDigest(message: unknown): boolean {
  return /Your digest comes .* changes that\.|There is nothing new\./s.test(words(message))
}
