import { deliverBatch, receiveBatch } from '../../infra/sandbox/event-source.ts'
import { findElement } from '../../infra/sandbox/slack/find-element.ts'
import { ANNA, buttonValue, elementsOf, GENERAL, lastMessage, topView } from '../flow/people.ts'
import type { Stack } from '../flow/stack.ts'
import { stepsOf } from '../flow/steps.ts'
import type { Camera } from './camera.ts'
import type { Stage } from './scene.ts'

export function stageOf(stack: Stack, camera: Camera): Stage {
  const anna = () => stack.slack.as(ANNA)
  const steps = stepsOf(() => stack)

  /** Where what is labelled so can be: in the modal on top, or in one of the newest messages. */
  function valueFor(actionId: string, label: string): string {
    const messages = [GENERAL, anna().directMessages].map((channel) => lastMessage(stack, ANNA, channel))
    const places = [topView(stack, ANNA), ...messages].filter(
      (place) => elementsOf(place, actionId).length > 0,
    )
    return buttonValue(places[0], actionId, label)
  }

  async function close(): Promise<void> {
    if (anna().views().length > 0) await anna().close(undefined, true)
  }

  return {
    stack,
    close,
    browser: camera.window,
    async type(line, channel) {
      await steps.type(line, channel)
    },
    async open(share) {
      await close()
      await steps.choose('open_share', { value: valueFor('open_share', share) })
    },
    async press(actionId, label) {
      await steps.choose(actionId, label === undefined ? {} : { value: valueFor(actionId, label) })
    },
    async choose(actionId, value) {
      const { element } = findElement(stack.slack.store, ANNA, actionId, {})
      const options = elementsOf(element, actionId) as unknown as { options?: { value: string }[] }[]
      const selected_option = options.flatMap((menu) => menu.options ?? []).find((one) => one.value === value)
      if (!selected_option) throw new Error(`There is no ${value} in the menu ${actionId}.`)
      await steps.choose(actionId, { selected_option })
    },
    async submit(fields) {
      const answer = await steps.submit(fields)
      if (!answer.ok) throw new Error(`The form was not taken: ${JSON.stringify(answer)}`)
    },
    async workOnly() {
      const source = { client: stack.sqs.client, ...stack.sqs.jobs }
      await deliverBatch(source, await receiveBatch(source, { batchSize: 1, waitSeconds: 0 }), stack.worker)
    },
    later: steps.later,
  }
}
