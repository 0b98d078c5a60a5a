import { ANNA, connect, elementsOf, GENERAL, tokens, topView } from '../../flow/people.ts'
import type { Act, Stage } from '../scene.ts'
import { DM, inDm, inGeneral, modal } from '../sights.ts'

interface Option {
  text: { text: string }
}

/** Shares a file in Slack. @returns the file's id, and the message's time stamp */
async function share({ stack }: Stage, name: string, channel = GENERAL): Promise<{ id: string; ts: string }> {
  const anna = stack.slack.as(ANNA)
  const id = await anna.upload(channel, { name, bytes: Buffer.from('Our offer: 410,000') })
  await stack.drain()
  return { id, ts: anna.messages(channel).at(-1)?.ts ?? '' }
}

async function saveToShare({ stack, close }: Stage, ts: string): Promise<void> {
  await close()
  await stack.slack.as(ANNA).shortcut('save_to_share', { channel: GENERAL, ts })
  await stack.drain()
}

/** Chooses this folder in the form on top. */
function folder({ stack }: Stage, label: string) {
  const [menu] = elementsOf(topView(stack, ANNA), 'folder') as { options?: Option[] }[]
  const selected_option = menu?.options?.find(({ text }) => text.text === label)
  return { folder: { type: 'static_select', selected_option } }
}

export const sending: Act = {
  title: 'Sending files to Clinked',
  begin: async ({ stack }) => connect(stack, ANNA, tokens.anna.tenderFolder),
  scenes: [
    {
      picture: 'save-form',
      title: 'To save a file of Slack to a share',
      when: 'Save to a share, in the menu of a message with files.',
      drawnBy: ['saveForm'],
      play: async (stage) => {
        const { ts } = await share(stage, 'Offer.txt')
        await saveToShare(stage, ts)
        return modal
      },
    },
    {
      picture: 'saving',
      title: 'A file is being saved',
      when: 'Save, in the form; in one’s messages.',
      drawnBy: ['savingScreen'],
      play: async (stage) => {
        const place = folder(stage, 'Tender documents / Contracts')
        await stage.stack.slack.as(ANNA).submit({ folder: place })
        await stage.workOnly()
        return inDm()
      },
    },
    {
      picture: 'saved',
      title: 'A file is saved',
      when: 'In the same message.',
      drawnBy: ['savedScreen'],
      play: async ({ stack }) => {
        await stack.drain()
        return inDm()
      },
    },
    {
      picture: 'saved-not',
      title: 'A file that Clinked does not take',
      when: 'In the same message, where guests may put nothing there, or Slack does not let the app read the file.',
      drawnBy: ['savedScreen'],
      play: async (stage) => {
        const { stack, submit } = stage
        stack.clinked.settings.guestUploads = false
        const { ts } = await share(stage, 'Second offer.txt')
        await saveToShare(stage, ts)
        await submit(folder(stage, 'Tender documents'))
        stack.clinked.settings.guestUploads = true
        return inDm()
      },
    },
    {
      picture: 'save-nothing',
      title: 'Nothing to save',
      when: 'Save to a share, on a message without files, or with no shared folder connected.',
      drawnBy: ['cannotSaveScreen'],
      play: async (stage) => {
        await saveToShare(stage, await stage.stack.slack.as(ANNA).message(GENERAL, 'No file here'))
        return modal
      },
    },
    {
      picture: 'save-again',
      title: 'The form could not be opened in time',
      when: 'Save to a share, where Slack’s three seconds were over.',
      drawnBy: ['chooseAgainScreen'],
      play: async (stage) => {
        const { ts } = await share(stage, 'Third offer.txt')
        await stage.close()
        await stage.stack.slack.as(ANNA).shortcut('save_to_share', { channel: GENERAL, ts })
        await stage.later(4_000)
        return inGeneral('Slack closed the window')
      },
    },
    {
      picture: 'upload-form',
      title: 'To upload to a folder',
      when: 'A folder → Upload.',
      drawnBy: ['uploadForm'],
      play: async ({ type, open, press }) => {
        await type('/shares')
        await open('Tender documents')
        await press('upload_here')
        return modal
      },
    },
    {
      picture: 'upload-started',
      title: 'Files are on their way to a folder',
      when: 'Upload, in the form.',
      drawnBy: ['savingElsewhereScreen'],
      play: async (stage) => {
        const { id } = await share(stage, 'Plan.txt', DM)
        await stage.submit({ upload: { type: 'file_input', files: [{ id }] } })
        return modal
      },
    },
    {
      picture: 'upload-failed',
      title: 'Files that could not be saved',
      when: 'In one’s messages, where Clinked did not answer for some minutes.',
      drawnBy: ['notSavedScreen'],
      play: async (stage) => {
        const { id } = await share(stage, 'Section.txt', DM)
        await stage.open('Tender documents')
        await stage.press('upload_here')
        stage.stack.clinked.faults.add({ match: { path: '/v3/tempFiles' }, status: 503 })
        await stage.submit({ upload: { type: 'file_input', files: [{ id }] } })
        for (let tries = 0; tries < 6; tries++) await stage.later(600_000)
        stage.stack.clinked.faults.clear()
        return inDm()
      },
    },
    {
      picture: 'folder-form',
      title: 'To make a folder',
      when: 'A folder → New folder.',
      drawnBy: ['folderForm'],
      play: async ({ open, press }) => {
        await open('Tender documents')
        await press('new_folder')
        return modal
      },
    },
    {
      picture: 'folder-made',
      title: 'A folder is made',
      when: 'Make folder, in the form.',
      drawnBy: ['folderMadeScreen'],
      play: async ({ submit }) => {
        await submit({ name: 'Minutes 2027' })
        return modal
      },
    },
  ],
}
