import type { FormValues } from '../forms.ts'
import { MalformedRequestError } from './parse.ts'

/**
 * Reads what a submission holds: by block and by action, what was entered.
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 *
 * @throws MalformedRequestError where anything in it is not of the type that Slack documents.
 */
export function readFormValues(values: unknown): FormValues {
  if (isMapOf(values, (block) => isMapOf(block, isEntered))) return values as FormValues
  throw new MalformedRequestError('not a form’s')
}

/** What each kind of field holds; a field may hold it or not. */
const ENTERED: Record<string, (held: unknown) => boolean> = {
  value: isText,
  selected_time: isText,
  selected_conversation: isText,
  selected_option: isOption,
  selected_options: (held) => Array.isArray(held) && held.every(isOption),
  files: (held) => Array.isArray(held) && held.every((file) => isObject(file) && isText(file.id)),
}

function isEntered(element: unknown): boolean {
  return (
    isObject(element) &&
    Object.entries(ENTERED).every(([name, isRight]) => {
      const held = Object.hasOwn(element, name) ? element[name] : undefined
      return held === undefined || held === null || isRight(held)
    })
  )
}

function isOption(held: unknown): boolean {
  return isObject(held) && isText(held.value)
}

function isText(held: unknown): boolean {
  return typeof held === 'string'
}

function isMapOf(value: unknown, isRight: (each: unknown) => boolean): boolean {
  return isObject(value) && Object.values(value).every(isRight)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
