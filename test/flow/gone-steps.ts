import { subscribe } from './channel-steps.ts'
import { ANNA, BEN, connect, tokens } from './people.ts'
import type { Stack } from './stack.ts'
import { stepsOf } from './steps.ts'

const HALF_A_MINUTE = 30_000

/** What people do before they are gone, and after it, beside what they do with anything. */
export function goneSteps(stack: () => Stack) {
  const steps = stepsOf(stack)
  const { later, open, press, type } = steps
  const anna = () => stack().slack.as(ANNA)

  /** Opens a share of the list. @returns what the button holds, which names the share */
  async function openShare(name: string): Promise<{ s: string }> {
    await type('/shares')
    return open(name)
  }

  /** Opens the form for a reply, and submits it. Nothing of that is done yet. */
  async function reply(text: string): Promise<void> {
    await openShare('Façade')
    await press('reply')
    await anna().submit({ text: { text: { value: text } } })
  }

  /** Anna connects, writes, subscribes a channel, has a digest, and is offered to connect more. Ben connects. */
  async function liveALittle(): Promise<void> {
    await connect(stack(), ANNA, tokens.anna.facade)
    await reply('Brick, then.')
    await stack().drain()
    await subscribe(stack())
    await type('/shares digest daily 09:00')
    await type('/shares connect')
    await connect(stack(), BEN, tokens.ben.facade)
  }

  /** Anna says so and confirms it. Nothing of that is done yet. */
  async function forgetMe(): Promise<void> {
    stack().clock.advance(1_000)
    await type('/shares forget-me')
    await anna().press('forget_me')
  }

  /** What Slack's events lead to, and what is looked at once more half a minute later. */
  async function settle(): Promise<void> {
    await stack().drain()
    await later(HALF_A_MINUTE)
  }

  return { ...steps, openShare, reply, liveALittle, forgetMe, settle }
}
