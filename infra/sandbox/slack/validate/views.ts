import { all, boolean, byType, isObject, problem, type Rule, shape, string } from './rules.ts'
import { allBlocks, checkBlocks } from './surfaces.ts'
import { plainText } from './text.ts'

/** Views and their limits: https://docs.slack.dev/reference/views */

const common = { callback_id: string(0, 255), private_metadata: string(0, 3000), external_id: string(0, 255) }

/** "`submit` is required when an `input` block is within the `blocks` array." */
const submitForInputs: Rule = (value, at) => {
  const inputs = allBlocks(isObject(value) ? value.blocks : [], at).some(
    (block) => block.value.type === 'input',
  )
  return inputs && isObject(value) && value.submit === undefined
    ? [problem('missing required field: submit', at)]
    : []
}

const modal = all(
  shape(
    { title: plainText(24), blocks: (value, at) => checkBlocks(value, 'modal', at) },
    {
      ...common,
      submit: plainText(24),
      close: plainText(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
    },
  ),
  submitForInputs,
)

const home = shape({ blocks: (value, at) => checkBlocks(value, 'home', at) }, common)

/** Problems of a modal for views.open, push and update. */
export const checkModal = (view: unknown): string[] => byType({ modal })(view, '/view')

/** Problems of a Home for views.publish. */
export const checkHome = (view: unknown): string[] => byType({ home })(view, '/view')

/** "Error returned if the provided view is greater than 250kb." https://docs.slack.dev/reference/methods/views.open */
export const maxViewBytes = 250_000
