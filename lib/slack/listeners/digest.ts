import { parseSchedule } from '../../digest/schedule.ts'
import { listShares } from '../../shares/list-shares.ts'
import { type Digest, NEWS_KINDS } from '../../store/subscription.ts'
import { postDirectly, replaceOriginal } from '../answer.ts'
import { readDigest, setDigest, turnDigestOff } from '../digest-setting.ts'
import { FIELD, pickedTime, ticked } from '../forms.ts'
import { homePage, publishHome } from '../home.ts'
import { openLoadingModal, showForm } from '../modal.ts'
import { offerConnect } from '../offer-connect.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, values } from '../values.ts'
import { digestForm } from '../views/digest-form.ts'
import {
  changeDigestStep,
  digestHintScreen,
  digestNotSet,
  digestSettingScreen,
} from '../views/digest-setting.ts'
import { errorScreen } from '../views/errors.ts'
import { readZone, type Zone } from '../zone.ts'

/** What a digest is where only "on" was said. */
const USUAL = 'daily 09:00'

/** `/shares digest`, and what may follow it: when it comes, `off`, or nothing to see how it is set. */
export const digest: Listener = async (turn) => {
  const typed = turn.value.trim().split(/\s+/).slice(1).join(' ')
  const word = typed.toLowerCase()
  if (word === 'off') {
    await turn.surface.show(digestSettingScreen(await turnDigestOff(turn.person, turn.services)))
    return
  }
  if (word !== '' && word !== 'on' && !parseSchedule(typed, 'UTC')) {
    await turn.surface.show(digestHintScreen(typed))
    return
  }
  if (!(await isConnected(turn))) return offerConnect(turn, { resume: turn.body })
  const now =
    word === ''
      ? await readDigest(turn.person, turn.services)
      : await turnOn(turn, word === 'on' ? '' : typed)
  await turn.surface.show(digestSettingScreen(now))
}

/** Turn on: as it was set before, or daily at 09:00. */
export const turnOnDigest: Listener = async (turn) => {
  if (!(await isConnected(turn))) return offerConnect(turn, { resume: turn.body })
  await showSetting(turn, await turnOn(turn, ''))
}

/** Turn off, confirmed. */
export const turnOffDigest: Listener = async (turn) => {
  await showSetting(turn, await turnDigestOff(turn.person, turn.services))
}

/** Change…: the form, with how it is set. */
export const changeDigest: Listener = async (turn) => {
  const { person, services, origin } = turn
  await openLoadingModal(turn, 'Your digest')
  const list = await listShares(person, services)
  if (list.connections.length === 0) return offerConnect(turn, { resume: turn.body })
  const [set, zone] = await Promise.all([readDigest(person, services), zoneOf(turn)])
  await showForm(
    turn,
    digestForm({
      digest: set,
      ...zone,
      shares: list.accesses.map(({ share }) => share),
      isPartial: list.troubles.length > 0,
      homePage: origin === 'home' ? homePage(turn) : undefined,
    }),
  )
}

/** The form was submitted: the digest is on, as it says. */
export const submitDigest: Listener = async (turn) => {
  const { view } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  turn.failureScreen = (what) => errorScreen(digestNotSet(what), changeDigestStep)
  const { zone, isZoneKnown } = await zoneOf(turn)
  const days = ticked(view.values, FIELD.digestDays).map(Number)
  const shareIds = ticked(view.values, FIELD.digestShares)
  const kinds = ticked(view.values, FIELD.digestKinds)
  const set = await setDigest(turn, {
    schedule: { days, time: pickedTime(view.values, FIELD.digestTime), zone },
    isZoneKnown,
    kinds: NEWS_KINDS.filter((kind) => kinds.includes(kind)),
    evenWhenNothing: ticked(view.values, FIELD.digestAlways).length > 0,
    shareIds: shareIds.length > 0 ? shareIds : undefined,
  })
  turn.failureScreen = () => digestSettingScreen(set)
  const { p } = values.digestForm.read(view.privateMetadata)
  // The message that the form was opened from can be reached no more.
  if (p === undefined) await postDirectly(turn, digestSettingScreen(set))
  else await publishHome(turn, p)
}

async function isConnected({ person, services }: Turn): Promise<boolean> {
  return (await services.connections.listOf(person, 'clinked')).length > 0
}

/** @param when as it was typed; empty for as it was set before. */
async function turnOn(turn: Turn, when: string): Promise<Digest> {
  const { person, services } = turn
  const { zone, isZoneKnown } = await zoneOf(turn)
  const before = when === '' ? (await readDigest(person, services))?.schedule : undefined
  const schedule = before ? { ...before, zone } : parseSchedule(when || USUAL, zone)
  if (!schedule) throw new InvalidValueError('No such time for a digest.')
  return setDigest(turn, { schedule, isZoneKnown })
}

/** The zone of somebody who just did something in Slack, whatever Slack knows of them. */
async function zoneOf({ client, person }: Turn): Promise<Zone> {
  return (await readZone(client, person.userId)) ?? { zone: 'UTC', isZoneKnown: false }
}

/** Where the button was pressed. */
async function showSetting(turn: Turn, now: Digest | undefined): Promise<void> {
  if (turn.origin === 'home') await publishHome(turn, homePage(turn))
  else await replaceOriginal(turn, digestSettingScreen(now))
}
