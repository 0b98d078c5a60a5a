/** What the client makes of answers: the guide's samples, and the shapes that the guide leaves open. */
import { describe, expect, test } from '@jest/globals'
import { failureOf } from '../../unit/http/failure-of.ts'
import { apiThatAnswers, jsonAnswer, login, sample, session } from './api.ts'

const here = { workspace: '701421' }
const inFolder = { ...here, folder: '12' }

describe('A token', () => {
  test.each([{}, { expires_in: null }])('need not say how long it lasts: %j', async (extra) => {
    const { intralinks } = await apiThatAnswers(jsonAnswer({ access_token: 'granted', ...extra }))
    expect(await intralinks.oauth.grant(login)).toEqual({ accessToken: 'granted' })
  })

  test.each([{}, { access_token: '' }, { access_token: 'two\nlines' }, { access_token: 5 }])(
    'that cannot be used is malformed: %j',
    async (answer) => {
      const { intralinks } = await apiThatAnswers(jsonAnswer(answer))
      const failure = await failureOf(intralinks.oauth.grant(login))
      expect(failure).toMatchObject({ service: 'intralinks', code: 'malformed' })
      expect(failure.message).toMatch(/^POST \/v2\/oauth\/token: access_token: /)
    },
  )
})

describe('The workspaces', () => {
  const list = async (answer: unknown) =>
    (await apiThatAnswers(jsonAnswer(answer))).intralinks.workspaces.list(session)

  test('are those of the sample', async () => {
    expect(await list(sample('workspaces'))).toEqual([
      {
        id: '701421',
        name: 'Demo API Workspace',
        description: 'This is a demonstration workspace for users of the Intralinks API',
        host: 'Intralinks',
        statistics: { newTasks: 0 },
        phase: 'OPEN',
      },
    ])
  })

  test.each([{}, { workspace: null }, { workspace: [] }])('may be none: %j', async (extra) => {
    expect(await list({ status: { code: 200 }, ...extra })).toEqual([])
  })

  test('may have any phase, and no description', async () => {
    const [workspace] = await list({
      status: { code: 200 },
      workspace: [{ id: 1, name: 'Room', description: null, phase: 'NEVER SEEN', host: null }],
    })
    expect(workspace).toMatchObject({ phase: 'NEVER SEEN', description: undefined })
  })

  test('may have anything in fields that nobody reads', async () => {
    const unread = { pvpEnabled: 'Y', version: '5', securityLevel: 'HIGH', type: 5 }
    expect(
      await list({ status: { code: 200 }, workspace: [{ id: 1, name: 'Room', ...unread }] }),
    ).toMatchObject([{ id: '1', name: 'Room' }])
  })

  test('without a name are malformed, and the field is named', async () => {
    const failure = await failureOf(list({ status: { code: 200 }, workspace: [{ id: 1, host: 'canary' }] }))
    expect(failure.message).toMatch(/^GET \/v2\/workspaces: workspace\[0\]\.name: /)
    expect(failure.message).not.toContain('canary')
  })
})

describe('A splash', () => {
  const fields = {
    acceptText: 'agree',
    splashRequired: true,
    splashText: '<p>Confidential</p>',
    workspaceName: 'Exchange A',
  }

  test.each([
    ['below a key of its own', { status: { code: 200 }, splash: fields }],
    ['at the top', fields],
  ])('is read %s', async (_, answer) => {
    const { intralinks } = await apiThatAnswers(jsonAnswer(answer))
    expect(await intralinks.splash.get(session, here)).toEqual(fields)
  })

  test.each([{ status: { code: 200 } }, { splash: {} }, { splash: { splashText: 5 } }])(
    'that cannot be read is malformed, for nobody may accept it: %j',
    async (answer) => {
      const { intralinks } = await apiThatAnswers(jsonAnswer(answer))
      expect(await failureOf(intralinks.splash.get(session, here))).toMatchObject({ code: 'malformed' })
    },
  )

  test('once accepted, lets in', async () => {
    const { intralinks } = await apiThatAnswers(jsonAnswer(sample('entrance'), 201))
    expect(await intralinks.splash.accept(session, here)).toEqual({ state: 'ALLOW', isAllowed: true })
  })

  test.each([
    'ONE_TIME_PASSWORD',
    'OTP_DELIVERY_OPTION',
    'SECURITY_QUESTION',
    'CONTENT_DECLARATION_REQUIRED',
    'NEVER_SEEN',
  ])('that is not all there is to entering names what is: %s', async (state) => {
    const { intralinks } = await apiThatAnswers(jsonAnswer({ status: { code: 201 }, state }))
    expect(await intralinks.splash.accept(session, here)).toEqual({ state, isAllowed: false })
  })

  test('whose acceptance is answered without a state may have been accepted', async () => {
    const { intralinks } = await apiThatAnswers(jsonAnswer({ status: { code: 201 } }))
    const failure = await failureOf(intralinks.splash.accept(session, here))
    expect(failure).toMatchObject({ code: 'malformed', mayHaveActed: true })
  })
})

describe('The contents of a folder', () => {
  const contents = async (answer: unknown) =>
    (await apiThatAnswers(jsonAnswer(answer))).intralinks.folders.contents(session, inFolder)
  const document = { id: 5, name: 'Plan', entityType: 'DOCUMENT' }
  const folder = { id: 6, name: 'Old', entityType: 'FOLDER' }

  test.each([
    ['a bare list', [document, folder]],
    ['a list below a key', { status: { code: 200 }, contents: [document, folder] }],
    ['a list for each kind', { status: { code: 200 }, document: [document], folder: [folder] }],
  ])('come as %s', async (_, answer) => {
    expect(await contents(answer)).toMatchObject([
      { id: '5', entityType: 'DOCUMENT' },
      { id: '6', entityType: 'FOLDER' },
    ])
  })

  test.each([[[]], [{ status: { code: 200 }, contents: [] }], [{ status: { code: 200 } }]])(
    'may be nothing: %j',
    async (answer) => {
      expect(await contents(answer)).toEqual([])
    },
  )

  test.each([[{}], ['text'], [null], [{ contents: 'none' }]])(
    'that are no list are malformed: %j',
    async (answer) => {
      expect(await failureOf(contents(answer))).toMatchObject({ code: 'malformed' })
    },
  )

  test('say all that is known of a document', async () => {
    const answer = {
      id: 4714545918,
      name: 'Accounts',
      extension: 'pdf',
      fileSize: 1024,
      mimeType: 'application/pdf',
      parentId: 12,
      versionNumber: 3,
      createdOn: { milliseconds: 1364560076000 },
      unread: 'T',
      hasNote: false,
      isIrmSecured: 'F',
      isDeleted: false,
      entityType: 'DOCUMENT',
    }
    expect(await contents([{ ...answer, version: 'da4b9237' }])).toEqual([
      {
        ...answer,
        id: '4714545918',
        parentId: '12',
        createdOn: 1364560076000,
        unread: true,
        isIrmSecured: false,
        hasFile: true,
        fileName: 'Accounts.pdf',
      },
    ])
  })

  test('leave out what nobody foresaw: kinds of entries, and forms of fields', async () => {
    const odd = { ...document, createdOn: '2026-03-03', fileSize: null, unread: 'perhaps' }
    const [first, ...others] = await contents([odd, { id: 7, entityType: 'LINK' }, 'text', null])
    expect(first).toMatchObject({ id: '5', createdOn: undefined, fileSize: undefined, unread: undefined })
    expect(others).toEqual([])
  })

  test('know a document that has no file', async () => {
    const entries = await contents([{ ...document, mimeType: 'NONE/NONE', fileSize: 0 }, document])
    expect(entries).toMatchObject([{ hasFile: false }, { hasFile: true }])
  })

  test.each([
    ['Plan', 'pdf', 'Plan.pdf'],
    ['Plan.PDF', 'pdf', 'Plan.PDF'],
    ['Plan v1.2', '.pdf', 'Plan v1.2.pdf'],
    ['Plan', undefined, 'Plan'],
    ['Plan', '', 'Plan'],
  ])('give a file its name: %s and %s make %s', async (name, extension, fileName) => {
    expect(await contents([{ ...document, name, extension }])).toMatchObject([{ fileName }])
  })

  test('may be thousands', async () => {
    const many = Array.from({ length: 20_000 }, (_, id) => ({ ...document, id }))
    expect(await contents({ status: { code: 200 }, contents: many })).toHaveLength(20_000)
  })
})

test('the folders of a workspace are one list, in which each names its parent', async () => {
  const folders = [
    { id: 1, name: 'Legal', hasChildFolders: true, indexNumber: '1', orderNumber: 1, version: 'b6589f' },
    { id: 2, name: 'Disputes', parentId: 1, hasChildFolders: 'F', indexNumber: '1.1', orderNumber: 1 },
  ]
  const { intralinks } = await apiThatAnswers(jsonAnswer({ status: { code: 200 }, folder: folders }))
  expect(await intralinks.folders.list(session, here)).toEqual([
    { id: '1', name: 'Legal', indexNumber: '1', orderNumber: 1 },
    { id: '2', name: 'Disputes', parentId: '1', indexNumber: '1.1', orderNumber: 1 },
  ])
})
