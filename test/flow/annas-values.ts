import { FILE_ORDERS } from '../../lib/shares/files.ts'
import { ACTION } from '../../lib/slack/actions.ts'
import { FORM } from '../../lib/slack/forms.ts'
import { values } from '../../lib/slack/values.ts'

/** What belongs to Anna, by the ids that Slack carries. */
export interface Annas {
  share: { s: string; e?: number }
  approval: string
  connections: string[]
  draft: string
  subscription: { t: string; u: string; i: string }
  channel: string
  room: { workspace: string; folder: string; document: string }
  comment: number
}

/** Each name in these values is made up: what Anna's things are called really is to be told to nobody. */
const NAME = 'Named'

function valuesOf(annas: Annas) {
  const { share, approval, connections, draft, subscription, channel, room, comment } = annas
  const place = { w: room.workspace, f: room.folder, p: 1 }
  return {
    none: [''],
    page: [values.page.write({ p: 1 })],
    home: [values.home.write({ p: 1, at: 0 })],
    share: [values.share.write(share)],
    shareView: [
      values.shareView.write({ ...share, p: 1 }),
      values.shareView.write({ ...share, t: [{ k: comment }] }),
    ],
    order: [...FILE_ORDERS],
    part: [values.noteVersions.write({ ...share, v: 1 })],
    reactions: [values.reactions.write({ ...share, m: `comment_${comment}` })],
    react: [`comment_${comment} HEART`, `reply_${comment} none`],
    attachments: [values.attachments.write({ ...share, ap: 1 })],
    writeForm: [
      values.writeForm.write({ ...share, n: NAME }),
      values.writeForm.write({ ...share, n: NAME, w: draft }),
    ],
    draft: [values.draft.write({ w: draft })],
    approval: [approval],
    version: [values.version.write({ s: share.s, e: share.e ?? 1, v: 1, n: 1 })],
    attachment: [values.attachment.write({ ...share, a: 1, n: NAME })],
    noteVersion: [values.noteVersion.write({ s: share.s, v: 1 })],
    download: [
      values.share.write(share),
      values.version.write({ s: share.s, e: share.e ?? 1, v: 1, n: 1 }),
      values.attachment.write({ ...share, a: 1, n: NAME }),
    ],
    folder: [values.folderForm.write({ ...share, n: NAME })],
    files: [values.saveForm.write({ f: ['F0ANNA'] })],
    upload: [
      values.upload.write({ ...share, k: 'upload#T0LOCAL#U0ANNA#V1', f: ['F0ANNA'] }),
      values.upload.write({ ...share, k: 'upload#T0LOCAL#U0BEN#V1', f: ['F0ANNA'] }),
    ],
    zip: [values.zip.write({ ...share, z: '1', n: 2 })],
    channel: [values.channel.write({ c: channel })],
    choice: [values.subscriptionChoice.write({ c: channel, s: share.s, k: ['messages'] })],
    subscription: [values.subscription.write(subscription)],
    rooms: [values.rooms.write({ p: 1 })],
    room: [values.roomView.write(place), values.roomView.write({ w: room.workspace })],
    document: [values.document.write({ ...place, d: room.document })],
    entrance: [values.entrance.write({ ...place, h: '0'.repeat(64), j: 'job' })],
    connection: connections.map((id) => values.connection.write({ id })),
  }
}

type Kind = keyof ReturnType<typeof valuesOf>

/** What each button and each form carries; one that is new has to be added. */
export const CARRIES = {
  action: {
    connect: 'none',
    connectPage: 'none',
    undoConnect: 'connection',
    refreshHome: 'none',
    listShares: 'none',
    disconnect: 'connection',
    disconnectPage: 'page',
    sharesPage: 'page',
    openShare: 'share',
    conversationPage: 'shareView',
    reply: 'writeForm',
    comment: 'writeForm',
    answer: 'writeForm',
    react: 'react',
    goTo: 'shareView',
    noteVersions: 'part',
    whoReacted: 'reactions',
    accept: 'approval',
    decline: 'approval',
    decideWithMessage: 'approval',
    showApprovals: 'none',
    tryWriteAgain: 'draft',
    getFile: 'share',
    getVersion: 'version',
    getAttachment: 'attachment',
    getNoteVersion: 'noteVersion',
    sendHere: 'download',
    followLink: 'none',
    severalAtOnce: 'share',
    stopZip: 'zip',
    lookAtZip: 'zip',
    uploadHere: 'share',
    uploadAgain: 'upload',
    newFolder: 'share',
    previewFile: 'shareView',
    fileVersions: 'part',
    sortFiles: 'order',
    filterFiles: 'shareView',
    goToPath: 'shareView',
    search: 'none',
    attachments: 'attachments',
    filterAttachments: 'attachments',
    addToCalendar: 'shareView',
    aboutShare: 'shareView',
    changeDigest: 'page',
    digestOn: 'page',
    digestOff: 'page',
    subscribe: 'channel',
    subscribeTo: 'choice',
    subscriptionsPage: 'page',
    endSubscription: 'subscription',
    stopSubscription: 'subscription',
    showSubscriptions: 'none',
    connectRooms: 'none',
    listRooms: 'none',
    roomsPage: 'rooms',
    openRoom: 'room',
    roomPlace: 'room',
    findInRoom: 'room',
    getDocument: 'document',
    mentionRoom: 'room',
    audit: 'none',
    // The last one: what Ben has is gone afterwards.
    forgetMe: 'none',
  } satisfies Record<keyof typeof ACTION, Kind>,
  form: {
    reply: 'writeForm',
    comment: 'writeForm',
    decision: 'approval',
    zip: 'folder',
    saveToShare: 'files',
    upload: 'share',
    newFolder: 'share',
    filterAttachments: 'attachments',
    filterFiles: 'shareView',
    goToPath: 'shareView',
    digest: 'page',
    subscribe: 'channel',
    enterRoom: 'entrance',
    findInRoom: 'room',
    mentionRoom: 'room',
  } satisfies Record<keyof typeof FORM, Kind>,
}

interface Crafted {
  id: string
  /** What the button or the form carries. */
  value: string
}

/** All buttons with all that they may carry of Anna's. */
export const craftedPresses = (annas: Annas): Crafted[] =>
  Object.entries(CARRIES.action).flatMap(([name, kind]) =>
    valuesOf(annas)[kind].map((value) => ({ id: ACTION[name as keyof typeof ACTION], value })),
  )

/** All forms. */
export const craftedForms = (annas: Annas): Crafted[] =>
  Object.entries(CARRIES.form).flatMap(([name, kind]) =>
    valuesOf(annas)[kind].map((value) => ({ id: FORM[name as keyof typeof FORM], value })),
  )
