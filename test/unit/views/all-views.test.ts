import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { refuseBadMessage } from '../../../infra/sandbox/slack/validate/messages.ts'
import { checkHome, checkModal } from '../../../infra/sandbox/slack/validate/views.ts'
import { toModalView } from '../../../lib/slack/views/modal.ts'
import { CASES, type Drawn } from './all-views-cases.ts'
import { CASES_DATAROOMS } from './all-views-cases-datarooms.ts'
import { CASES_DIGEST } from './all-views-cases-digest.ts'
import { CASES_SUBSCRIPTIONS } from './all-views-cases-subscriptions.ts'
import { CASES_WITHIN } from './all-views-cases-within.ts'
import { isTooLarge, mrkdwnEffects, outsideEffects } from './all-views-effects.ts'
import { exportedFrom, IS_VIEW } from './exported.ts'

const ALL = { ...CASES, ...CASES_WITHIN, ...CASES_DATAROOMS, ...CASES_DIGEST, ...CASES_SUBSCRIPTIONS }

describe('whatever the upstreams answer', () => {
  test.each(Object.entries(ALL))(
    'Slack takes %s, and nothing from outside becomes a mention, a link, an emoji or a format',
    (_, drawn) => {
      fc.assert(
        fc.property(drawn, (one) => {
          const sent = inSlack(one)
          expect(refusals(one)).toEqual([])
          expect(outsideEffects(sent)).toEqual([])
          expect(isTooLarge(sent)).toBe(false)
        }),
        { numRuns: 60 },
      )
    },
  )
})

test('every view is among them', async () => {
  const views = (await exportedFrom('lib/slack/views', IS_VIEW))
    .filter(({ made }) => typeof made === 'function')
    .map(({ name }) => name)
  expect(views.filter((name) => !Object.hasOwn(ALL, name) && !FIXED.includes(name))).toEqual([])
  expect(views.length).toBeGreaterThanOrEqual(Object.keys(ALL).length)
})

/** They are given nothing from outside, or are what others among these are made of. */
const FIXED = [
  'toModalView',
  'loadingScreen',
  'loadingModal',
  'approvalsSentScreen',
  'digestEndedScreen',
  'versionsScreen',
]

describe('the reader that looks for effects finds', () => {
  test.each([
    ['a mention of everybody', '<!channel>'],
    ['a mention of a person', 'hello <@U1OUTSIDE>'],
    ['a channel', '<#C1OUTSIDE>'],
    ['a link', '<https://outside.example|here>'],
    ['a date that somebody made up', '<!date^0^{date}|outside>'],
    ['what is not escaped', 'a < b & c'],
    ['bold', 'so *outsidebold* it is'],
    ['italic', '_outsideitalic_'],
    ['code', '(`outsidecode`)'],
    ['a block of code', '```outsideblock\nmore```'],
    ['an emoji', ':outsideemoji:'],
    ['a quote', 'one\n&gt; outsidequote'],
  ])('%s', (_, written) => {
    expect(mrkdwnEffects(written)).not.toEqual([])
  })

  test('nothing where there is only text', () => {
    expect(mrkdwnEffects('*Plan* a_b_c.pdf 12:30:45 &lt;!channel&gt; &amp;lt; ∗outsidebold∗')).toEqual([])
  })
})

/** What Slack gets. */
function inSlack(drawn: Drawn): unknown {
  switch (drawn.as) {
    case 'modal':
      return toModalView(drawn.screen)
    case 'message':
      return {
        text: { type: 'mrkdwn', verbatim: true, text: drawn.screen.text },
        blocks: drawn.screen.blocks,
      }
    case 'form':
    case 'home':
      return drawn.view
  }
}

/** Why Slack would refuse it. */
function refusals(drawn: Drawn): string[] {
  switch (drawn.as) {
    case 'modal':
      return checkModal(asSent(toModalView(drawn.screen)))
    case 'form':
      return checkModal(asSent(drawn.view))
    case 'home':
      return checkHome(asSent(drawn.view))
    case 'message': {
      const { text, blocks } = drawn.screen
      try {
        refuseBadMessage({ text, blocks: asSent(blocks) }, 4000)
        return []
      } catch (error) {
        return [String(error), JSON.stringify(error)]
      }
    }
  }
}

/** As JSON, in which what is undefined is not there. */
function asSent<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
