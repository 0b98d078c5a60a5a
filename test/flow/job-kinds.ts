import type { Job } from '../../lib/jobs/job.ts'
import { digestSteps } from './digest-steps.ts'
import {
  ANNA,
  buttonValue,
  connect,
  connectUrl,
  elementsOf,
  fillInConnectPage,
  GENERAL,
  lastMessage,
  tokens,
  topView,
  words,
  writesTo,
} from './people.ts'
import { moreServices } from './services.ts'
import type { Stack } from './stack.ts'
import { stepsOf } from './steps.ts'
import { rowsAbout } from './table.ts'

/** One job of its kind: how it comes to be, and what shows that it was done. */
export interface JobStory {
  /** Its file in test/fixtures/jobs/v1. */
  file: string
  /** Goes as far as having this job on a queue. */
  ask: () => Promise<unknown>
  /** @returns text that holds `shows` once the job was done, and not before */
  look: () => unknown
  shows: string
}

/** Every kind of job has its stories: without them, this does not compile. */
export function jobStories(stack: () => Stack): Record<Job['kind'], JobStory[]> {
  const anna = () => stack().slack.as(ANNA)
  const inDm = () => words(anna().messages(anna().directMessages))
  const homes = () => stack().slack.calls.filter(({ method }) => method === 'views.publish').length
  const { connectAndOpen, press, pressInModal, submit, type } = stepsOf(stack)
  const { type: typeDigest, untilMorning } = digestSteps(stack)

  return {
    slack: [
      {
        file: 'command.json',
        ask: () => anna().command(GENERAL, '/shares help'),
        look: () => words(anna().messages(GENERAL)),
        shows: '/shares subscribe',
      },
      {
        file: 'button.json',
        async ask() {
          await connect(stack(), ANNA, tokens.anna.facade)
          const value = buttonValue(lastMessage(stack(), ANNA), 'open_share', 'Façade material')
          await anna().press('open_share', { value })
        },
        look: () => words(anna().views()),
        shows: 'Which one do you want to see built?',
      },
      {
        file: 'form.json',
        async ask() {
          await connectAndOpen(tokens.anna.facade, 'Façade material')
          await press('reply')
          await anna().submit({ text: { text: { value: 'Brick, then.' } } })
        },
        look: () => JSON.stringify(writesTo(stack(), '3.4')),
        shows: 'Brick, then.',
      },
      {
        file: 'event.json',
        ask: () => anna().openHome(),
        look: () => `${homes()} times drawn`,
        shows: '1 times drawn',
      },
    ],
    transfer: [
      {
        file: 'transfer.json',
        async ask() {
          const share = await connectAndOpen(tokens.anna.tenderFolder, 'Tender documents')
          const file = stack().clinked.store.components.find((each) => each.friendlyName === 'Schedule.csv')
          await pressInModal('get_file', { ...share, e: file?.id })
          await anna().press('send_here:file')
        },
        look: () => words(topView(stack(), ANNA)),
        shows: 'is in your',
      },
    ],
    connected: [
      {
        file: 'connected.json',
        async ask() {
          await type('/shares')
          await fillInConnectPage(connectUrl(stack()), { share_link: tokens.anna.facade })
        },
        look: () => words(lastMessage(stack(), ANNA)),
        shows: 'Façade material',
      },
    ],
    home: [
      {
        file: 'home.json',
        async ask() {
          await type('/shares')
          await fillInConnectPage(connectUrl(stack()), { share_link: tokens.anna.facade })
        },
        look: () => `${homes()} times drawn`,
        shows: '1 times drawn',
      },
    ],
    zip: [
      {
        file: 'zip.json',
        async ask() {
          const share = await connectAndOpen(tokens.anna.tenderFolder, 'Tender documents')
          await pressInModal('several_at_once', share)
          const [box] = elementsOf(topView(stack(), ANNA), 'choice_0') as { options?: unknown[] }[]
          const selected_options = box?.options?.slice(0, 2)
          await submit({ choice_0: { type: 'checkboxes', selected_options } })
          stack().clock.advance(10_000)
        },
        look: inDm,
        shows: '2 items packed into one zip file.',
      },
    ],
    digest: [
      {
        file: 'digest.json',
        async ask() {
          await connect(stack(), ANNA, tokens.anna.changeOrder)
          await typeDigest(ANNA, 'daily 09:00')
          stack().clock.advance(untilMorning())
          await stack().round()
        },
        look: inDm,
        shows: 'Waiting for your decision',
      },
    ],
    forget: (['person', 'workspace', 'organisation'] as const).map((whom) => ({
      file: `forget-${whom}.json`,
      async ask() {
        await connect(stack(), ANNA, tokens.anna.facade)
        await moreServices().organisations.note({ enterpriseId: 'E0NORTH', teamId: 'T0LOCAL', userId: ANNA })
      },
      look: async () => `${(await rowsAbout('connection#')).length} connections`,
      shows: '0 connections',
    })),
  }
}
