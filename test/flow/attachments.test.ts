import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { contextOf } from '../../infra/sandbox/clinked/store.ts'
import { ANNA, connect, elementsOf, tokens, topView } from './people.ts'
import { type Stack, startStack } from './stack.ts'
import { stepsOf } from './steps.ts'

let stack: Stack
const { press, open, submit, shown } = stepsOf(() => stack)

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.reset()
  await connect(stack, ANNA, tokens.anna.facade)
})
afterAll(() => stack.stop())

async function filterBy(name: string, type?: string): Promise<void> {
  await press('filter_attachments')
  await stack.slack.as(ANNA).submit({
    attachment_name: { attachment_name: { value: name } },
    ...(type ? { attachment_type: { attachment_type: { selected_option: { value: type } } } } : {}),
  })
  await stack.drain()
}

/** Attaches these files to what is called so. */
function attach(to: string, ...files: { name: string; contentType: string }[]): void {
  const { store } = stack.clinked
  const component = store.components.find(({ friendlyName }) => friendlyName === to)
  if (!component) throw new Error(`There is no ${to} in the demo.`)
  for (const { name, contentType } of files) {
    store.attachments.push({
      id: store.nextId(),
      context: contextOf(component),
      friendlyName: name,
      name: name.toLowerCase(),
      contentType,
      lastModified: stack.clock.now(),
      bytes: new TextEncoder().encode(name),
    })
  }
}

const pdf = (name: string) => ({ name, contentType: 'application/pdf' })

const queries = () =>
  stack.clinked.requests
    .filter(({ section }) => section === '8.1')
    .map(({ path }) => Object.fromEntries(new URL(path, 'http://clinked').searchParams))

test('what is attached to a note is listed in its place, each to get, and leads back', async () => {
  await open('Design principles')
  expect(shown()).toContain('1 attachment')
  await press('attachments')
  const list = shown()
  expect(list).toContain('Attached to *Design principles*')
  expect(list).toContain('*Workshop notes.txt*\nText · 22 bytes')
  const [get] = elementsOf(topView(stack, ANNA), 'get_attachment')
  expect(JSON.parse(get?.value ?? '')).toMatchObject({ n: 'Workshop notes.txt', a: expect.any(Number) })

  await press('go_to:back')
  expect(shown()).toContain('Principle 2 is my favourite.')
  expect(stack.slack.as(ANNA).views()).toHaveLength(1)
})

test.each([
  ['Façade material', 'Façade material: brick or timber?'],
  ['fire safety', 'Review fire safety concept'],
  ['Site visit', 'Site visit Rotterdam'],
])('so is what is attached to %s', async (label, name) => {
  attach(name, pdf('Plan.pdf'), pdf('Section.pdf'))
  await open(label)
  await press('attachments')
  expect(elementsOf(topView(stack, ANNA), 'get_attachment')).toHaveLength(2)
})

test('many attachments come in parts, there and back', async () => {
  attach('Site visit Rotterdam', ...Array.from({ length: 45 }, (_, index) => pdf(`Plan ${index + 1}.pdf`)))
  await open('Site visit')
  await press('attachments')
  const seen = [shown()]
  await press('attachments:next')
  seen.push(shown())
  await press('attachments:next')
  seen.push(shown())
  expect(seen.map((part) => part.match(/\*Plan \d+\.pdf\*/g)?.length)).toEqual([20, 20, 5])
  expect(elementsOf(topView(stack, ANNA), 'attachments:next')).toEqual([])
  await press('attachments:previous')
  await press('attachments:previous')
  expect(shown()).toBe(seen[0])
})

test('they are filtered by name, type and folder, and the filter stays while one turns pages', async () => {
  attach(
    'Design principles',
    pdf('Plan north.pdf'),
    pdf('Plan south.pdf'),
    { name: 'Plan.png', contentType: 'image/png' },
    { name: 'Plans', contentType: '@folder' },
  )
  await open('Design principles')
  await press('attachments')
  await filterBy('  plan ', 'pdf')
  const found = shown()
  expect(found).toContain('Only PDFs with “plan” in the name')
  expect(found).toContain('*Plan north.pdf*')
  expect(found).not.toContain('Plan.png')
  expect(found).not.toContain('Workshop notes')
  expect(queries().at(-1)).toMatchObject({ name: 'plan', mimeTypes: 'application/pdf' })

  await press('filter_attachments')
  expect(JSON.stringify(topView(stack, ANNA))).toContain('"initial_value":"plan"')
  await submit({ attachment_name: '', attachment_type: { selected_option: { value: 'folder' } } })
  expect(shown()).toContain('*Plans*\nFolder')
  expect(elementsOf(topView(stack, ANNA), 'get_attachment')).toEqual([])
  expect(queries().at(-1)).toMatchObject({ folder: 'true' })

  await press('attachments:all')
  expect(shown()).toContain('Workshop notes.txt')
})

test('a filter that finds nothing says so and can be changed', async () => {
  await open('Design principles')
  await press('attachments')
  await filterBy('<!channel> *no such*')
  expect(shown()).toContain('Nothing that is attached here is like this.')
  expect(elementsOf(topView(stack, ANNA), 'filter_attachments')).toHaveLength(1)
})

test('an attachment that was removed is listed, and cannot be got', async () => {
  await open('Design principles')
  stack.clinked.faults.add({
    match: { section: '8.1' },
    status: 200,
    body: {
      items: [{ id: 7, friendlyName: 'Gone.pdf', removed: true, href: null, link: null, previewInfo: null }],
      currentPage: 1,
      pageSize: 1,
      nextPage: true,
      previousPage: false,
    },
  })
  await press('attachments')
  expect(shown()).toContain('*Gone.pdf*\nremoved')
  expect(elementsOf(topView(stack, ANNA), 'get_attachment')).toEqual([])
})
