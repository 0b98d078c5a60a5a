import { fileObject, shareFiles } from '../files.ts'
import { Refusal } from '../refusal.ts'
import type { StoredFile } from '../types.ts'
import { isObject } from '../validate/rules.ts'
import type { Workspace } from '../workspace.ts'
import { appIdentity } from '../world.ts'
import { optional, postableChannel, required } from './arguments.ts'
import { contentFields } from './messages.ts'
import type { Method } from './method.ts'

/** 1 GiB: https://slack.com/help/articles/201330736-Add-files-to-Slack */
const maxFileBytes = 1024 ** 3

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
export const getUploadUrl: Method = ({ store, publicUrl }, args) => {
  const filename = required(args, 'filename')
  const length = Number(required(args, 'length'))
  if (length === 0) throw new Refusal('missing_argument')
  if (!Number.isInteger(length) || length < 0) throw new Refusal('invalid_arguments')
  if (length > maxFileBytes) throw new Refusal('file_upload_size_restricted')
  const altText = optional(args, 'alt_txt')
  if (altText !== undefined && altText.length > 1000) throw new Refusal('alt_txt_too_large')
  const fileId = store.ids.prefixed('F')
  const key = store.ids.code(24)
  store.uploads.set(key, { fileId, filename, length, ...(altText === undefined ? {} : { altText }) })
  return { upload_url: `${publicUrl}/upload/v1/${key}`, file_id: fileId }
}

/** https://docs.slack.dev/reference/methods/files.completeUploadExternal */
export const completeUpload: Method = (workspace, args) => {
  const { store } = workspace
  const { files } = args
  if (!Array.isArray(files) || files.length === 0 || !files.every(isObject))
    throw new Refusal('invalid_arguments')
  const channelId = optional(args, 'channel_id') ?? optional(args, 'channels')
  const channel = channelId === undefined ? undefined : postableChannel(store, { channel: channelId })
  const uploads = files.map((file) => takeUpload(workspace, String(file.id), file.title))
  for (const file of uploads) store.files.set(file.object.id, file)
  if (channel !== undefined) {
    const comment = optional(args, 'initial_comment')
    const threadTs = optional(args, 'thread_ts')
    shareFiles(workspace, uploads, {
      channel: channel.id,
      author: store.botFields(workspace.appName),
      ...contentFields(workspace, comment === undefined ? { blocks: args.blocks } : { text: comment }),
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    })
  }
  store.changed()
  return { files: uploads.map(({ object }) => structuredClone(object)) }
}

function takeUpload(workspace: Workspace, id: string, title: unknown): StoredFile {
  const { store } = workspace
  const [key, upload] = [...store.uploads].find(([, waiting]) => waiting.fileId === id) ?? []
  if (key === undefined || upload?.bytes === undefined) throw new Refusal('file_not_found')
  store.uploads.delete(key)
  const { filename: name, bytes, altText } = upload
  const object = fileObject(workspace, {
    id,
    name,
    bytes,
    title: typeof title === 'string' ? title : name,
    user: appIdentity.botUserId,
  })
  return { bytes, object: altText === undefined ? object : Object.assign(object, { alt_txt: altText }) }
}

/** https://docs.slack.dev/reference/methods/files.info */
export const info: Method = ({ store }, args) => {
  const file = store.files.get(required(args, 'file'))
  if (file === undefined) throw new Refusal('file_not_found')
  return { file: structuredClone(file.object), comments: [], response_metadata: { next_cursor: '' } }
}
