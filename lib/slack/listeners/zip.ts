import * as z from 'zod'
import type { ZipJob } from '../../jobs/job.ts'
import { itemsToPack, lookAtZip, startZip } from '../../shares/zip.ts'
import { postDirectly } from '../answer.ts'
import { firstLook, showProgress, stop } from '../follow-zip.ts'
import { chosen } from '../forms.ts'
import { openLoadingModal, showForm } from '../modal.ts'
import type { Listener, Turn } from '../turn.ts'
import { InvalidValueError, placeOf, shareRef, values } from '../values.ts'
import { errorScreen } from '../views/errors.ts'
import { backStep } from '../views/go-to.ts'
import { appMessagesLink } from '../views/text.ts'
import {
  emptyFolderScreen,
  notPacked,
  ZIP_CHOICES,
  zipForm,
  zipRunningScreen,
  zipStartedScreen,
  zipStep,
  zipStoppedScreen,
} from '../views/zip.ts'

/** Several at once…, in a folder: the form to choose from. */
export const chooseForZip: Listener = async (turn) => {
  const folder = values.folderForm.read(turn.value)
  await openLoadingModal(turn, 'Several at once')
  const found = await itemsToPack(turn.person, shareRef(folder), ZIP_CHOICES, turn.services)
  if (found.items.length === 0) {
    await turn.surface.show(emptyFolderScreen)
    return
  }
  await showForm(turn, zipForm(found, folder))
}

/** The form was submitted: Clinked packs, and a message in the DM shows how far it is. */
export const submitZip: Listener = async (turn) => {
  const { view, person, services, job } = turn
  if (!view) throw new InvalidValueError('A submission without a view.')
  const folder = values.folderForm.read(view.privateMetadata)
  const share = shareRef(folder)
  const files = chosen(view.values).map(Number)
  turn.failureScreen = (what) =>
    errorScreen(notPacked(files.length, what), zipStep(folder), backStep(placeOf(folder)))
  if (files.length === 0 || !files.every(Number.isSafeInteger)) throw new InvalidValueError('No such files.')
  const key = `zip#${person.teamId}#${person.userId}#${view.id}`
  const zipId = await startZip(person, { key, share, files }, services)

  const zip = { share, zipId, count: files.length }
  const now = services.clock()
  const since = { at: now, complete: 0 }
  const notes = await services.notes.get(job.id)
  const message =
    notes.channel && notes.ts
      ? { channel: notes.channel, ts: notes.ts }
      : await postDirectly(turn, zipRunningScreen(zip, { complete: 0, total: 0, since, now }))
  await services.notes.put(turn.person, job.id, message)
  await services.queue.enqueue({ ...newJob(turn, zip, message), since }, 1)
  if (view.previousViewId !== undefined) {
    const link = appMessagesLink({ teamId: person.teamId, appId: turn.appId })
    await turn.surface.show(zipStartedScreen(zip.count, link, placeOf(folder)))
  }
}

/** Stop: whatever looks next finds that nobody wants to know. Clinked's API has no way to stop its own part. */
export const stopZip: Listener = async (turn) => {
  const { n } = values.zip.read(turn.value)
  const message = pressedIn(turn)
  await stop(turn.person, message, turn.services)
  const { text, blocks } = zipStoppedScreen(n)
  await turn.client.chat.update({ ...message, text, blocks })
}

/** New link, or Look again: in the same message. */
export const lookAgain: Listener = async (turn) => {
  const { z: zipId, n: count, ...ref } = values.zip.read(turn.value)
  const zip = { share: shareRef(ref), zipId, count }
  const progress = await lookAtZip(turn.person, zip, turn.services)
  const complete = progress.state === 'running' ? progress.complete : 0
  const job = { ...newJob(turn, zip, pressedIn(turn)), since: { at: turn.services.clock(), complete } }
  await showProgress(job, progress, turn)
}

function newJob(
  { job, person, services }: Turn,
  zip: Pick<ZipJob, 'share' | 'zipId' | 'count'>,
  message: ZipJob['message'],
): Omit<ZipJob, 'since'> {
  const { requestId } = job
  return {
    version: 1,
    kind: 'zip',
    ...firstLook(job.id),
    requestId,
    receivedAt: services.clock(),
    person,
    ...zip,
    message,
  }
}

const Pressed = z.object({ container: z.object({ channel_id: z.string(), message_ts: z.string() }) })

/** The message that was pressed in. */
function pressedIn({ body }: Turn): ZipJob['message'] {
  const pressed = Pressed.safeParse(body)
  if (!pressed.success) throw new InvalidValueError('This is not a message.')
  const { channel_id: channel, message_ts: ts } = pressed.data.container
  return { channel, ts }
}
