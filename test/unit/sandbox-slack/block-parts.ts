import { plain } from './workspace.ts'

/** What blocks are made of in these tests. */

export const long = (length: number) => 'x'.repeat(length)
export const option = (value: string, more: object = {}) => ({ text: plain(value), value, ...more })
export const options = (count: number) => Array.from({ length: count }, (_, index) => option(`o${index}`))
export const element = (fields: object) => ({ type: 'actions', elements: [fields] })
export const select = (fields: object) => element({ type: 'static_select', ...fields })
export const many = (count: number, value: object) => Array.from({ length: count }, () => value)
/** A problem as Slack says it, and where it is. */
export const at = (problem: string, pointer: string) => `${problem} [json-pointer:${pointer}]`
