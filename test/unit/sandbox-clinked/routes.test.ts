import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createClinkedStandIn, tokens } from '../../../infra/sandbox/clinked/index.ts'
import { type Running, runStandIn, start } from './running-stand-in.ts'

const sections =
  '1.1 2.1 2.2 3.1 3.3 3.4 4.1 5.1 5.2 5.3 5.5 5.6 6.1 7.1 7.2 7.3 7.4 7.5 7.6 7.7 8.1 8.2 9.1 10.1 10.2 10.3 ' +
  '11.1 11.2 11.3 11.4 11.5 11.6 11.8 11.9 11.11 11.12'

const { routes } = createClinkedStandIn({ clock: () => start, publicUrl: 'http://127.0.0.1/clinked' })

let running: Running
beforeAll(async () => {
  running = await runStandIn()
})
afterAll(() => running.stop())

describe('the routes', () => {
  test('are the 36 operations of the reference', () => {
    expect(routes.map(({ section }) => section).sort()).toEqual(sections.split(' ').sort())
  })

  test.each(routes.filter(({ section }) => section !== '1.1'))(
    '$section is served, and refused without an access token',
    async ({ method, template, section }) => {
      const path = template
        .replace('{shareToken}', tokens.anna.facade)
        .replaceAll(/\{\w+\}/g, '1')
        .concat(section === '5.2' ? '?parentId=1' : section === '7.5' ? '?summary=' : '')
      const response = await fetch(running.url + path, { method })

      expect(response.status).toBe(401)
      expect(running.standIn.requests.at(-1)).toMatchObject({ section, method, status: 401 })
    },
  )

  test('are all there is', async () => {
    const guest = await running.guest(tokens.anna.facade)
    expect((await guest.fetch('/v3/groups')).status).toBe(404)
    expect(
      (await guest.fetch(`/v3/shares/${tokens.anna.facade}/discussion`, { method: 'DELETE' })).status,
    ).toBe(404)
  })
})
