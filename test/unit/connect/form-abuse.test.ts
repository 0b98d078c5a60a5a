import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { emptyTally, howOften, keepTally } from '../../faults/tally.ts'
import { MARKUP, oddFields } from '../abuse/page-requests.ts'
import { createStack, formOf } from './stack.ts'

/** How many forms are drawn. */
const RUNS = howOften({ short: 150, long: 10_000 })
const MINUTES = 60_000

const stack = createStack()

test(
  'whoever was given the form may fill it in as they like: it is answered, comes back escaped and connects nothing',
  async () => {
    const statuses = new Set<number>()
    await fc.assert(
      fc.asyncProperty(oddFields, fc.constantFrom('clinked', 'intralinks'), async (odd, provider) => {
        const { ticket, person } = await stack.ticketFor({ provider, personName: MARKUP, teamName: MARKUP })
        const fields = new URLSearchParams(formOf(await stack.request('GET', ticket), {}))
        for (const [name, value] of Object.entries(odd)) fields.set(name, value)
        const {
          statusCode = 0,
          headers,
          body = '',
        } = await stack.request('POST', ticket, {
          body: fields.toString(),
        })

        statuses.add(statusCode)
        // An upstream that is not there for this form is no fault of this app.
        expect(statusCode < 500 || [502, 503].includes(statusCode)).toBe(true)
        expect(headers?.['content-security-policy']).toMatch(/^default-src 'none'; /)
        expect(body).not.toContain(MARKUP)
        expect(body).not.toContain('<img')
        expect(await stack.connections.list(person)).toEqual([])
      }),
      { numRuns: RUNS },
    )
    expect([...statuses]).toContain(422)
    expect(await stack.jobs()).toEqual([])
    keepTally('odd forms of the connect page', { ...emptyTally(), injected: RUNS })
  },
  20 * MINUTES,
)
