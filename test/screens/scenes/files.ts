import { holdNextContent } from '../../flow/hold.ts'
import { ANNA, connect, tokens } from '../../flow/people.ts'
import type { Act } from '../scene.ts'
import { inDm, modal } from '../sights.ts'
import { zips } from './zips.ts'

/** Something that goes on while pictures are taken of it. */
let underWay: { release: () => void; done: Promise<unknown> } | undefined

async function finish(): Promise<void> {
  underWay?.release()
  await underWay?.done
  underWay = undefined
}

export const files: Act = {
  title: 'Files',
  begin: async ({ stack, open }) => {
    await connect(stack, ANNA, tokens.anna.tenderFolder)
    await open('Tender documents')
  },
  scenes: [
    {
      picture: 'folder',
      title: 'A shared folder',
      when: 'Open, on a folder. It is sorted, searched and browsed in the same window.',
      drawnBy: ['shareScreen'],
      play: async () => modal,
    },
    {
      picture: 'folder-find',
      title: 'To find a file by name',
      when: 'A folder → Find by name.',
      drawnBy: ['filterFilesForm'],
      play: async ({ press }) => {
        await press('filter_files')
        return modal
      },
    },
    {
      picture: 'folder-path',
      title: 'To go to a path',
      when: 'A folder → Go to path.',
      drawnBy: ['goToPathForm'],
      play: async ({ open, press }) => {
        await open('Tender documents')
        await press('go_to_path')
        return modal
      },
    },
    {
      picture: 'file',
      title: 'A file',
      when: 'Open, on a file: what it is, what waits for a decision, and what was said about it.',
      drawnBy: ['shareScreen'],
      play: async ({ open, press }) => {
        await open('Tender documents')
        await press('go_to:item', 'Open Drawings')
        await press('go_to:item', 'Open Ground floor plan')
        return modal
      },
    },
    {
      picture: 'file-versions',
      title: 'The versions of a file',
      when: 'A file → Versions.',
      drawnBy: ['fileVersionsScreen'],
      play: async ({ press }) => {
        await press('file_versions')
        return modal
      },
    },
    {
      picture: 'file-preview',
      title: 'A preview',
      when: 'A file → Preview: a link that lapses.',
      drawnBy: ['previewScreen'],
      play: async ({ press }) => {
        await press('go_to:back')
        await press('preview_file')
        return modal
      },
    },
    {
      picture: 'file-preview-none',
      title: 'No preview',
      when: 'A file → Preview, where Clinked has none.',
      drawnBy: ['noPreviewScreen'],
      play: async ({ stack, press }) => {
        stack.clinked.faults.add({ match: { section: '11.3' }, status: 404, times: 1 })
        await press('go_to:back')
        await press('preview_file')
        return modal
      },
    },
    {
      picture: 'file-get',
      title: 'To get a file',
      when: 'A file, a version or an attachment → Get.',
      drawnBy: ['downloadScreen'],
      play: async ({ press }) => {
        await press('go_to:back')
        await press('get_file')
        return modal
      },
    },
    {
      picture: 'file-on-its-way',
      title: 'A file is on its way',
      when: 'Get → Send to me here.',
      drawnBy: ['onItsWayScreen'],
      play: async ({ stack, workOnly }) => {
        await stack.slack.as(ANNA).press('send_here:file')
        await workOnly()
        return modal
      },
    },
    {
      picture: 'file-sending',
      title: 'A file is being sent',
      when: 'In one’s messages, until it is there; for a large one, with how far it is.',
      drawnBy: ['sendingScreen'],
      play: async ({ stack }) => {
        const content = holdNextContent(stack)
        underWay = { release: content.release, done: stack.drain() }
        await content.started
        return inDm()
      },
    },
    {
      picture: 'file-sent',
      title: 'A file is there',
      when: 'Get → Send to me here, once it has arrived.',
      drawnBy: ['sentScreen'],
      play: async () => {
        await finish()
        return modal
      },
    },
    {
      picture: 'file-in-messages',
      title: 'A file in one’s messages',
      when: 'What was got stands there, with where it is from.',
      drawnBy: ['sentScreen'],
      play: async () => inDm(),
    },
    {
      picture: 'file-not-sent',
      title: 'A file that cannot be sent',
      when: 'Get → Send to me here, where Slack takes no such file, or nothing came of trying.',
      drawnBy: ['notSentScreen'],
      play: async ({ stack, open, press }) => {
        await open('Change order 07')
        await press('get_file')
        const { store } = stack.clinked
        const order = store.components.find(({ friendlyName }) => friendlyName === 'Change order 07.pdf')
        for (const version of store.versionsOf(order?.id ?? 0)) version.bytes = new Uint8Array()
        await press('send_here:file')
        return modal
      },
    },
    ...zips,
  ],
}
