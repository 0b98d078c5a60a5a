import { ANNA, elementsOf, topView } from '../../flow/people.ts'
import type { Scene, Stage } from '../scene.ts'
import { inDm, modal } from '../sights.ts'

/** Has these two packed. */
async function pack({ stack, press, submit }: Stage): Promise<void> {
  await press('several_at_once')
  const [box] = elementsOf(topView(stack, ANNA), 'choice_0') as { options?: { text: { text: string } }[] }[]
  const selected_options = box?.options?.filter(({ text }) => /Schedule|Contracts/.test(text.text)) ?? []
  await submit({ choice_0: { type: 'checkboxes', selected_options } })
}

/** Several files at once. They go on from where the tender documents are listed. */
export const zips: Scene[] = [
  {
    picture: 'zip-form',
    title: 'To get several at once',
    when: 'A folder → Several at once.',
    drawnBy: ['zipForm'],
    play: async ({ open, press }) => {
      await open('Tender documents')
      await press('several_at_once')
      return modal
    },
  },
  {
    picture: 'zip-started',
    title: 'Files are being packed',
    when: 'Several at once → Get as zip.',
    drawnBy: ['zipStartedScreen'],
    play: async (stage) => {
      await stage.open('Tender documents')
      await pack(stage)
      return modal
    },
  },
  {
    picture: 'zip-running',
    title: 'How far the packing is',
    when: 'In one’s messages, brought up to date until it is done.',
    drawnBy: ['zipRunningScreen'],
    play: async ({ later }) => {
      await later(1_000)
      return inDm()
    },
  },
  {
    picture: 'zip-done',
    title: 'The zip is there',
    when: 'In the same message, once it is packed.',
    drawnBy: ['zipDoneScreen'],
    play: async ({ later }) => {
      for (let looks = 0; looks < 6; looks++) await later(5_000)
      return inDm()
    },
  },
  {
    picture: 'zip-stopped',
    title: 'The packing was stopped',
    when: 'Stop, while it is packed.',
    drawnBy: ['zipStoppedScreen'],
    play: async (stage) => {
      await stage.open('Tender documents')
      await pack(stage)
      await stage.close()
      await stage.press('stop_zip')
      return inDm()
    },
  },
  {
    picture: 'zip-trouble',
    title: 'The packing is no longer followed',
    when: 'In the same message, where Clinked no longer knows of it, or has been at it for an hour.',
    drawnBy: ['zipTroubleScreen'],
    play: async (stage) => {
      await stage.open('Tender documents')
      await pack(stage)
      stage.stack.clinked.faults.add({ match: { section: '10.2' }, status: 404 })
      await stage.later(1_000)
      stage.stack.clinked.faults.clear()
      return inDm()
    },
  },
  {
    picture: 'zip-nothing',
    title: 'A folder with nothing to pack',
    when: 'Several at once, in an empty folder.',
    drawnBy: ['emptyFolderScreen'],
    play: async ({ stack, open, press }) => {
      const { store } = stack.clinked
      store.components.splice(0, store.components.length, ...store.components.filter(isOutsideDrawings))
      await open('Tender documents')
      await press('go_to:item', 'Open Drawings')
      await press('several_at_once')
      return modal

      function isOutsideDrawings(each: (typeof store.components)[number]): boolean {
        const drawings = store.components.find(({ friendlyName }) => friendlyName === 'Drawings')
        return each.kind !== 'file' || each.parent !== drawings?.id
      }
    },
  },
]
