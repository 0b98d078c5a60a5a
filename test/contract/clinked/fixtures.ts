import { readdirSync, readFileSync } from 'node:fs'

const directory = new URL('../../fixtures/clinked/', import.meta.url)

/** A sample response of the reference. */
export interface Fixture {
  /** The section's number and title, such as `3.4-create-reply`. */
  name: string
  status: number
  /** As they are written. */
  headers: [name: string, value: string][]
  body: Buffer
}

/** The names of all sample responses. */
export function fixtureNames(): string[] {
  return readdirSync(directory).map((file) => file.replace(/\.http$/, ''))
}

/** Reads one sample response: status line, headers, an empty line, the body. */
export function readFixture(name: string): Fixture {
  const content = readFileSync(new URL(`${name}.http`, directory))
  const end = content.indexOf('\n\n')
  const [statusLine = '', ...lines] = content.subarray(0, end).toString().split('\n')
  return {
    name,
    status: Number(statusLine.split(' ')[1]),
    headers: lines.map((line) => {
      const colon = line.indexOf(': ')
      return [line.slice(0, colon), line.slice(colon + 2)]
    }),
    body: content.subarray(end + 2),
  }
}
