import { approvalSteps } from '../../flow/approval-steps.ts'
import { ANNA, BEN, connect, tokens } from '../../flow/people.ts'
import type { Act } from '../scene.ts'
import { DM, inDm, inGeneral, modal } from '../sights.ts'

const ORDER = 'Change order 07.pdf'
const PLAN = 'Ground floor plan.pdf'
const CONTRACT = 'Main contract.pdf'

const decide = (verdict: 'accept' | 'decline') => ({
  type: 'radio_buttons',
  selected_option: { text: { type: 'plain_text', text: verdict }, value: verdict },
})

export const approvals: Act = {
  title: 'Approvals',
  begin: async ({ stack }) => connect(stack, ANNA, tokens.anna.tenderFolder),
  scenes: [
    {
      picture: 'approvals',
      title: 'What waits for you',
      when: '`/shares approvals`: each comes as a card in one’s messages.',
      drawnBy: ['approvalsSentScreen'],
      play: async ({ type }) => {
        await type('/shares approvals')
        return inGeneral()
      },
    },
    {
      picture: 'approval',
      title: 'A card',
      when: 'In one’s messages, in App Home and in digests.',
      drawnBy: ['approvalCard'],
      play: async () => inDm(ORDER),
    },
    {
      picture: 'approval-question',
      title: 'Are you sure?',
      when: 'Decline on a card; Accept asks likewise.',
      drawnBy: ['approvalCard'],
      play: async () => ({ in: 'question', button: 'Decline version 1 of', channel: DM }),
    },
    {
      picture: 'approval-form',
      title: 'To decide with a message',
      when: 'With a message…, on a card.',
      drawnBy: ['decisionForm'],
      play: async ({ stack }) => {
        await approvalSteps(() => stack).press(ANNA, 'approval_message', ORDER)
        return modal
      },
    },
    {
      picture: 'approval-decided',
      title: 'A card that is decided',
      when: 'In place of the card, wherever in Slack it was decided: the newest copies in each conversation, and the one that was pressed.',
      drawnBy: ['approvalCard'],
      play: async ({ submit }) => {
        await submit({
          decision: decide('decline'),
          message: 'Too expensive: please ask for a second offer.',
        })
        return inDm(ORDER)
      },
    },
    {
      picture: 'approval-too-late',
      title: 'It had been decided already',
      when: 'A decision on a card, after somebody decided it in Clinked.',
      drawnBy: ['decisionNotSentScreen'],
      play: async ({ stack, submit }) => {
        const { press, acceptValue, decideInClinked } = approvalSteps(() => stack)
        const value = acceptValue(ANNA, PLAN)
        await press(ANNA, 'approval_message', PLAN)
        await decideInClinked(value, 'ACCEPT')
        await submit({ decision: decide('decline'), message: 'The stairs do not fit.' })
        return inDm()
      },
    },
    {
      picture: 'approval-failed',
      title: 'A decision that Clinked did not take',
      when: 'Decide, in the form. Try again opens it as it was.',
      drawnBy: ['decisionFailedScreen'],
      play: async ({ stack, submit }) => {
        await approvalSteps(() => stack).press(ANNA, 'approval_message', CONTRACT)
        stack.clinked.faults.add({ match: { section: '11.12' }, times: 1, status: 400 })
        await submit({ decision: decide('accept'), message: 'Signed.' })
        return inDm()
      },
    },
    {
      picture: 'approval-in-doubt',
      title: 'A decision that Clinked may have taken',
      when: 'Decide, in the form, where no answer comes for some minutes.',
      drawnBy: ['decisionInDoubtScreen'],
      play: async ({ stack, submit, later }) => {
        await approvalSteps(() => stack).press(ANNA, 'approval_message', CONTRACT)
        stack.clinked.faults.add({ match: { section: '11.12' }, drop: 'before' })
        await submit({ decision: decide('accept'), message: 'Signed.' })
        for (let tries = 0; tries < 6; tries++) await later(600_000)
        stack.clinked.faults.clear()
        return inDm()
      },
    },
    {
      picture: 'approval-sent',
      title: 'A decision that was sent, while Slack did not answer',
      when: 'Decide, where Clinked took it and the cards could not be brought up to date.',
      drawnBy: ['decisionSentScreen'],
      play: async ({ stack, submit, later }) => {
        await approvalSteps(() => stack).press(ANNA, 'approval_message', CONTRACT)
        stack.slack.store.faults.add({ method: 'chat.update', status: 500, times: 100 })
        await submit({ decision: decide('accept'), message: 'Signed.' })
        for (let tries = 0; tries < 6; tries++) await later(600_000)
        stack.slack.store.faults.clear()
        return inDm()
      },
    },
    {
      picture: 'approvals-none',
      title: 'Nothing waits',
      when: '`/shares approvals`.',
      drawnBy: ['noApprovalsScreen'],
      play: async ({ stack, type }) => {
        for (const request of stack.clinked.store.approvals) Object.assign(request, { status: 'ACCEPT' })
        await type('/shares approvals')
        return inGeneral()
      },
    },
    {
      picture: 'approvals-none-found',
      title: 'Nothing waits, as far as Clinked could be asked',
      when: '`/shares approvals`, where a connection does not answer.',
      drawnBy: ['noApprovalsFoundScreen'],
      play: async ({ stack, type }) => {
        await connect(stack, BEN, tokens.ben.lunch)
        stack.clinked.faults.add({ match: { section: '11.11' }, status: 403 })
        await type('/shares approvals')
        stack.clinked.faults.clear()
        return inGeneral()
      },
    },
  ],
}
