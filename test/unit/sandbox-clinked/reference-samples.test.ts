import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { tokens } from '../../../infra/sandbox/clinked/seed/tokens.ts'
import { demoIds, type Guest, type Running, runStandIn } from './running-stand-in.ts'

const fixtures = new URL('../../fixtures/clinked/', import.meta.url)

/** One operation on the demo data, to be compared with the reference's own sample for it. */
interface Case {
  sample: string
  call: (guest: Guest) => Promise<Response>
  /** Where the answer may have null though the sample has a value: a guest has no user, nor has one who was deleted. */
  nullable?: string[]
}

const { anna } = tokens

let running: Running
let ids: ReturnType<typeof demoIds>
let guest: Guest
beforeAll(async () => {
  running = await runStandIn()
  ids = demoIds(running.standIn)
  guest = await running.guest(anna.tenderFolder)
})
afterAll(() => running.stop())

const at = (token: string, rest = '') => `/v3/shares/${token}${rest}`
const inFolder = (rest: string) => at(anna.tenderFolder, rest)
const get = (path: () => string) => (guest: Guest) => guest.fetch(path())
const send = (method: string, path: () => string, json?: unknown) => (guest: Guest) =>
  guest.fetch(path(), { method, json })
const plan = (rest = '') => inFolder(`/files/${ids.component('Ground floor plan.pdf')}${rest}`)
const comments = () => inFolder(`/context/file_${ids.component('Main contract.pdf')}/comments`)
const reactions = () => at(anna.facade, `/context/reply_${ids.reply('Timber saves')}/reactions`)
const attachments = (rest = '') =>
  at(anna.designPrinciples, `/context/page_${ids.component('Design principles')}/attachments${rest}`)

const startBatch = async (guest: Guest) =>
  guest.json<string>(inFolder('/filesBatchDownload'), {
    method: 'POST',
    json: [ids.component('Contracts')],
  })

const cases: Case[] = [
  { sample: '2.1-list-shared-content', call: get(() => '/v3/shares') },
  { sample: '2.2-get-shared-content', call: get(() => at(anna.tenderFolder)) },
  { sample: '3.1-single-discussion', call: get(() => at(anna.facade, '/discussion')) },
  { sample: '3.3-list-replies', call: get(() => at(anna.facade, '/discussion/replies?page=1&size=10')) },
  {
    sample: '3.4-create-reply',
    call: send('POST', () => at(anna.facade, '/discussion/replies'), { reply: 'Hello' }),
    nullable: ['author.user', 'author.username'],
  },
  {
    sample: '4.1-single-event',
    call: get(() => at(anna.siteVisit, '/events')),
    nullable: ['recurrence', 'dateEndRecurrence'],
  },
  { sample: '5.1-single-note', call: get(() => at(anna.designPrinciples, '/notes')) },
  {
    sample: '5.2-note-folder',
    call: get(() => at(anna.minutes, `/notes?parentId=${ids.component('Minutes')}`)),
  },
  {
    sample: '5.3-note-in-shared-folder',
    call: get(() => at(anna.minutes, `/notes/${ids.component('Minutes 12')}`)),
  },
  {
    sample: '5.5-list-versions',
    call: get(() => at(anna.designPrinciples, '/notes/versions')),
    nullable: ['items[].uploaded.user', 'items[].uploaded.username'],
  },
  { sample: '5.6-download-version', call: get(() => at(anna.designPrinciples, '/notes/versions/2')) },
  { sample: '6.1-single-task', call: get(() => at(anna.fireSafety, '/tasks')), nullable: ['dateCompleted'] },
  { sample: '7.1-comment-count', call: send('HEAD', comments) },
  {
    sample: '7.2-list-comments',
    call: get(comments),
    nullable: ['items[].comment.commenter.user', 'items[].comment.commenter.username'],
  },
  {
    sample: '7.3-create-comment',
    call: send('POST', comments, { message: 'Hello' }),
    nullable: ['commenter.user', 'commenter.username'],
  },
  { sample: '7.4-list-reactions', call: get(reactions), nullable: ['[].user.user', '[].user.username'] },
  { sample: '7.5-summary', call: get(() => `${reactions()}?summary=&summary=`) },
  {
    sample: '7.6-create-reaction',
    call: send('POST', reactions, { reactionType: 'THUMBS_UP' }),
    nullable: ['user.user', 'user.username'],
  },
  { sample: '7.7-disable-reaction', call: send('DELETE', reactions) },
  { sample: '8.1-list-attachments', call: get(attachments) },
  {
    sample: '8.2-download-attachment',
    call: async (guest) => {
      const { items } = await guest.json<{ items: [{ id: number }] }>(attachments())
      return guest.fetch(attachments(`/${items[0].id}/download`))
    },
  },
  { sample: '9.1-list-files', call: get(() => inFolder('/fileList?page=1&size=5')) },
  {
    sample: '10.1-submit-download-request',
    call: (guest) =>
      guest.fetch(inFolder('/filesBatchDownload'), { method: 'POST', json: [ids.component('Schedule.csv')] }),
  },
  {
    sample: '10.2-job-status-in-progress',
    call: async (guest) => guest.fetch(inFolder(`/filesBatchDownload/${await startBatch(guest)}/status`)),
  },
  {
    sample: '10.2-job-status-completed',
    call: async (guest) => {
      const job = await startBatch(guest)
      running.advance(4_000)
      return guest.fetch(inFolder(`/filesBatchDownload/${job}/status`))
    },
  },
  {
    sample: '10.3-download-files',
    call: async (guest) => {
      const job = await startBatch(guest)
      running.advance(4_000)
      return guest.fetch(inFolder(`/filesBatchDownload/${job}`))
    },
  },
  { sample: '11.1-files-search', call: get(() => inFolder('/files?path=schedule.csv')) },
  { sample: '11.2-file-details', call: get(() => inFolder(`/files/${ids.component('Schedule.csv')}`)) },
  { sample: '11.3-file-preview', call: get(() => plan('/preview')) },
  { sample: '11.4-thumbnail', call: get(() => plan('/thumbnail')) },
  { sample: '11.5-download-file', call: get(() => plan('/download')) },
  {
    sample: '11.6-create-file',
    call: send('POST', () => inFolder(`/files/${ids.component('Tender documents')}`), {
      friendlyName: 'FileName',
      memberPermission: 8,
      sharing: 'MEMBERS',
      versionSummary: 'Inital version',
    }),
    nullable: ['uploaded.user', 'uploaded.username'],
  },
  {
    sample: '11.9-download-version',
    call: async (guest) => {
      const { items } = await guest.json<{ items: [{ id: number }] }>(plan('/versions'))
      return guest.fetch(plan(`/versions/${items[0].id}`))
    },
  },
  { sample: '11.11-list-approval-requests', call: get(() => plan('/approvals')) },
  {
    sample: '11.12-update-approval-request',
    call: send('PATCH', () => plan(`/approvals/${ids.request('Ground floor plan.pdf', 'Anna Keller')}`), {
      status: 'ACCEPT',
      parameters: 'Approved',
    }),
  },
]

describe('the stand-in answers as the reference shows', () => {
  test.each(cases)('$sample', async ({ sample, call, nullable = [] }) => {
    const expected = readSample(sample)
    const response = await call(guest)

    expect(response.status).toBe(expected.status)
    for (const [name, value] of expected.headers) {
      if (variesByContent.has(name)) expect(response.headers.has(name)).toBe(true)
      else expect(`${name}: ${response.headers.get(name)}`).toBe(`${name}: ${value}`)
    }
    const sent = [...response.headers.keys()].filter((name) => !ofTransport.has(name))
    expect(sent.sort()).toEqual([...expected.headers.keys()].map((name) => name.toLowerCase()).sort())
    if (!expected.headers.get('Content-Type')?.startsWith('application/json')) return
    expect(differences(JSON.parse(expected.body), await response.json(), '', nullable)).toEqual([])
  })

  test('for every sample that there is', () => {
    const samples = readdirSync(fixtures).filter((name) => name.endsWith('.http'))
    expect(cases.map(({ sample }) => `${sample}.http`).sort()).toEqual(samples.sort())
  })
})

const variesByContent = new Set([
  'Content-Length',
  'Content-Disposition',
  'Last-Modified',
  'Location',
  'X-Count',
])

/** Of HTTP itself: the reference’s samples leave them out. */
const ofTransport = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])

function readSample(name: string) {
  const [head = '', ...body] = readFileSync(new URL(`${name}.http`, fixtures), 'utf8').split(/\r?\n\r?\n/)
  const [statusLine = '', ...headers] = head.split(/\r?\n/)
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: new Map(
      headers
        .filter((line) => line.includes(':'))
        .map((line) => {
          const colon = line.indexOf(':')
          return [line.slice(0, colon), line.slice(colon + 1).trim()] as const
        }),
    ),
    body: body.join('\n\n'),
  }
}

/** Fields that the reference's tables have and its samples have not. */
const optional = new Set(['parent', 'assignees'])

/** Where an answer differs from the sample in its keys or types, in words. */
function differences(sample: unknown, answer: unknown, path: string, nullable: string[]): string[] {
  if (sample === null) return []
  if (answer === null) return nullable.includes(path) ? [] : [`${path} is null`]
  if (Array.isArray(sample)) {
    if (!Array.isArray(answer)) return [`${path} is no array`]
    if (sample.length === 0) return []
    if (answer.length === 0) return [`${path} is empty`]
    return differences(sample[0], answer[0], `${path}[]`, nullable)
  }
  if (typeof sample !== typeof answer) return [`${path} is ${typeof answer}, not ${typeof sample}`]
  if (typeof sample !== 'object') return []
  const answered = answer as Record<string, unknown>
  const unknown = Object.keys(answered).filter((key) => !(key in sample) && !optional.has(key))
  return [
    ...unknown.map((key) => `${path}.${key} is not in the sample`),
    ...Object.entries(sample).flatMap(([key, value]) => {
      const below = path === '' ? key : `${path}.${key}`
      return key in answered ? differences(value, answered[key], below, nullable) : [`${below} is missing`]
    }),
  ]
}
