import fc from 'fast-check'
import type { RoomView } from '../../../lib/slack/values.ts'
import { roomPlaceStep, roomScreen } from '../../../lib/slack/views/dataroom.ts'
import { documentElsewhereScreen } from '../../../lib/slack/views/dataroom-document.ts'
import { notEnteredScreen, splashForm } from '../../../lib/slack/views/dataroom-enter.ts'
import { findInRoomForm, mentionForm } from '../../../lib/slack/views/dataroom-forms.ts'
import { roomListScreen } from '../../../lib/slack/views/dataroom-list.ts'
import {
  mentionCard,
  mentionedScreen,
  notMentionedScreen,
} from '../../../lib/slack/views/dataroom-mention.ts'
import { cut } from '../../../lib/slack/views/limits.ts'
import { type Drawn, form, message, modal, optional } from './all-views-cases.ts'
import { constant, typed } from './arbitraries.ts'
import { document, id, openRoom, room, rooms, splash } from './arbitraries-intralinks.ts'

const webUrl = 'https://services.intralinks.com'
const page = fc.integer({ min: 1, max: 1_000_000 })
const wanted = optional(typed.map((written) => cut(written, 60)))

/** A place in a data room, with what is looked for in it and above it. */
const place: fc.Arbitrary<RoomView> = fc
  .tuple(id, optional(id), optional(page), wanted, optional(fc.tuple(page, wanted)))
  .map(([w, f, p, q, above]) => ({
    w,
    ...(f === undefined ? {} : { f }),
    ...(p === undefined ? {} : { p }),
    ...(q === undefined ? {} : { q }),
    ...(above === undefined
      ? {}
      : { b: { p: above[0], ...(above[1] === undefined ? {} : { q: above[1] }) } }),
  }))

/** The views of data rooms. */
export const CASES_DATAROOMS: Record<string, fc.Arbitrary<Drawn>> = {
  roomListScreen: message(fc.record({ rooms, page, wanted }).map(roomListScreen)),
  roomScreen: modal(fc.tuple(openRoom, place).map(([open, shown]) => roomScreen(open, shown))),
  splashForm: form(
    fc.tuple(splash, place, optional(id), fc.boolean()).map(([read, at, d, isChanged]) =>
      splashForm({
        splash: read,
        wanted: { ...at, ...(d === undefined ? {} : { d }) },
        showing: 'job',
        webUrl,
        isChanged,
      }),
    ),
  ),
  notEnteredScreen: modal(
    fc
      .tuple(constant('ONE_TIME_PASSWORD', 'SECURITY_QUESTION'), place)
      .map(([state, at]) => notEnteredScreen(state, roomPlaceStep(at), webUrl)),
  ),
  documentElsewhereScreen: modal(
    fc
      .tuple(document, fc.constantFrom('no_file', 'switched_off'), place)
      .map(([of, why, back]) => documentElsewhereScreen({ document: of }, why, { back, webUrl })),
  ),
  findInRoomForm: form(place.map(findInRoomForm)),
  mentionForm: form(place.map(mentionForm)),
  mentionCard: message(room.map((of) => mentionCard(of, 'U0ANNA'))),
  mentionedScreen: modal(place.map((back) => mentionedScreen('C0GENERAL', back))),
  notMentionedScreen: modal(
    fc
      .tuple(fc.constantFrom('not_in_channel', 'may_not_post'), place)
      .map(([why, back]) => notMentionedScreen('C0GENERAL', why, back)),
  ),
}
