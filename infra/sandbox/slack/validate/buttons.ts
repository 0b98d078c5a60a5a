import { confirm, identifier, overflowOption, url } from './composition.ts'
import { list, oneOf, type Rule, shape, string } from './rules.ts'
import { plainText } from './text.ts'

/** Elements one presses: https://docs.slack.dev/reference/block-kit/block-elements */

const text = { text: plainText(75) }
const label = { accessibility_label: string(1, 75) }
const pressed = { action_id: identifier, confirm, ...label }
const style = { style: oneOf('primary', 'danger') }
const feedback = shape({ ...text, value: string(1, 2000) }, label)
const parameter = shape({ name: string(1, 255), value: string(0, 3000) })
const trigger = shape({ url: url(3000) }, { customizable_input_parameters: list(1, 100, parameter) })

export const buttons: Record<string, Rule> = {
  button: shape(text, { ...pressed, ...style, value: string(0, 2000), url: url(3000) }),
  workflow_button: shape({ ...text, workflow: shape({ trigger }) }, { ...pressed, ...style }),
  icon_button: shape(
    { ...text, icon: oneOf('trash') },
    { ...pressed, value: string(0, 2000), visible_to_user_ids: list(1, 100, string(1, 255)) },
  ),
  feedback_buttons: shape(
    { positive_button: feedback, negative_button: feedback },
    { action_id: identifier },
  ),
  overflow: shape({ options: list(1, 5, overflowOption) }, { action_id: identifier, confirm }),
}
