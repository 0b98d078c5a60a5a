import { digestSteps } from '../../flow/digest-steps.ts'
import { ANNA, connect, tokens } from '../../flow/people.ts'
import type { Act, Stage } from '../scene.ts'
import { inDm, inGeneral, modal } from '../sights.ts'

const nextMorning = ({ stack }: Stage) => digestSteps(() => stack).nextMorning()

export const digests: Act = {
  title: 'Digests',
  begin: async ({ stack }) => connect(stack, ANNA, tokens.anna.tenderFolder),
  scenes: [
    {
      picture: 'digest-off',
      title: 'The digest is off',
      when: '`/shares digest`, and in App Home.',
      drawnBy: ['digestSettingScreen'],
      play: async ({ type }) => {
        await type('/shares digest')
        return inGeneral()
      },
    },
    {
      picture: 'digest-hint',
      title: 'When it could come',
      when: '`/shares digest`, with words that it does not understand.',
      drawnBy: ['digestHintScreen'],
      play: async ({ type }) => {
        await type('/shares digest every morning')
        return inGeneral()
      },
    },
    {
      picture: 'digest-on',
      title: 'The digest is on',
      when: '`/shares digest weekdays 9:00`, and in App Home.',
      drawnBy: ['digestSettingScreen'],
      play: async ({ type }) => {
        await type('/shares digest weekdays 9:00')
        return inGeneral()
      },
    },
    {
      picture: 'digest-form',
      title: 'To change the digest',
      when: 'Change…, where the digest is shown.',
      drawnBy: ['digestForm'],
      play: async ({ press }) => {
        await press('change_digest')
        return modal
      },
    },
    {
      picture: 'digest',
      title: 'A digest',
      when: 'In one’s messages, when it is due and there is something to tell.',
      drawnBy: ['digestScreen'],
      play: async (stage) => {
        const { close, later, stack } = stage
        await close()
        await later(3_600_000)
        const { others } = stack.clinked
        others.reply({ share: tokens.anna.facade, text: 'Larch, then. Sure?' })
        others.comment({ share: tokens.anna.designPrinciples, text: 'One thing is missing.' })
        others.uploadVersion({ share: tokens.anna.changeOrder, summary: 'With the coating' })
        others.addFile({ share: tokens.anna.tenderFolder, name: 'Addendum.txt' })
        others.changeTask({ share: tokens.anna.fireSafety, status: 'IN_REVIEW', progress: 90 })
        others.changeEvent({ share: tokens.anna.siteVisit, location: 'Gate 4' })
        await nextMorning(stage)
        return inDm()
      },
    },
    {
      picture: 'digest-ended',
      title: 'The digest has ended',
      when: 'In one’s messages, once, when nothing that is connected works any more.',
      drawnBy: ['digestEndedScreen'],
      play: async (stage) => {
        const { clinked } = stage.stack
        clinked.expireTokens()
        clinked.faults.add({ match: { section: '1.1' }, status: 400 })
        await nextMorning(stage)
        return inDm()
      },
    },
  ],
}
