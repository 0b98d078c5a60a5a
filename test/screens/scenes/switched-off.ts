import { notSetUpPage } from '../../../lib/connect/login-page.ts'
import { dataroomSteps } from '../../flow/dataroom-steps.ts'
import { ANNA, connect, tokens } from '../../flow/people.ts'
import type { Act } from '../scene.ts'
import { browser, modal } from '../sights.ts'

/** Played where no file is sent into Slack. */
export const switchedOff: Act = {
  title: 'Where something is switched off',
  begin: async ({ stack }) => connect(stack, ANNA, tokens.anna.changeOrder),
  scenes: [
    {
      picture: 'off-file-get',
      title: 'To get a file, where none is sent into Slack',
      when: 'A file → Get, with `SEND_FILES_TO_SLACK` off.',
      drawnBy: ['downloadScreen'],
      play: async ({ open, press }) => {
        await open('Change order 07')
        await press('get_file')
        return modal
      },
    },
    {
      picture: 'off-file',
      title: 'A file that is not sent',
      when: 'Send to me here, in a window that was opened before it was switched off.',
      drawnBy: ['switchedOffScreen'],
      play: async ({ stack, open }) => {
        await open('Change order 07')
        const [share] = stack.slack.as(ANNA).views()
        await stack.slack.as(ANNA).act({
          container: { type: 'view', view_id: share?.id ?? '' },
          block_id: 'any',
          action: { type: 'button', action_id: 'send_here:file', value: String(share?.private_metadata) },
        })
        await stack.drain()
        return modal
      },
    },
    {
      picture: 'off-document',
      title: 'A document, where none is sent into Slack',
      when: 'Get, on a document of a data room.',
      drawnBy: ['documentElsewhereScreen'],
      play: async ({ stack, close }) => {
        const steps = dataroomSteps(() => stack)
        await close()
        await steps.connect()
        await steps.open('Harbour Quarter financing')
        await steps.press('room_place:folder', 'Open Site surveys')
        await steps.press('get_document', 'Survey summary.pdf')
        return modal
      },
    },
    {
      picture: 'off-login-page',
      title: 'Intralinks is not set up',
      when: '`/dataroom connect`, where the deployment has no keys for Intralinks.',
      drawnBy: ['notSetUpPage'],
      play: async ({ browser: window }) => {
        await window().setContent(notSetUpPage())
        return browser
      },
    },
  ],
}
