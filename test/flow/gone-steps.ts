import { subscribe } from './channel-steps.ts'
import { ANNA, BEN, buttonValue, connect, GENERAL, lastMessage, tokens } from './people.ts'
import type { Stack } from './stack.ts'

const HALF_A_MINUTE = 30_000

/** What people do before they are gone, and after it. */
export function goneSteps(stack: () => Stack) {
  const anna = () => stack().slack.as(ANNA)

  async function type(line: string): Promise<void> {
    await anna().command(GENERAL, line)
    await stack().drain()
  }

  /** Opens a share of the list. @returns the value that names it */
  async function openShare(name: string): Promise<{ s: string }> {
    await type('/shares')
    const value = buttonValue(lastMessage(stack(), ANNA), 'open_share', name)
    await anna().press('open_share', { value })
    await stack().drain()
    return JSON.parse(value) as { s: string }
  }

  /** Opens the form for a reply, and submits it. */
  async function reply(text: string): Promise<void> {
    await openShare('Façade')
    await anna().press('reply')
    await stack().drain()
    await anna().submit({ text: { text: { type: 'plain_text_input', value: text } } })
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
    stack().clock.advance(HALF_A_MINUTE)
    await stack().drain()
  }

  return { type, openShare, reply, liveALittle, forgetMe, settle }
}
