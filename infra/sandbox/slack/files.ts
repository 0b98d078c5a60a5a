import type { JsonObject, Message, StoredFile } from './types.ts'
import type { Workspace } from './workspace.ts'

/** File types Slack names, by file ending: https://docs.slack.dev/reference/objects/file-object#types */
const types: Record<string, { mimetype: string; pretty_type: string }> = {
  csv: { mimetype: 'text/csv', pretty_type: 'CSV' },
  docx: {
    mimetype: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    pretty_type: 'Word Document',
  },
  gif: { mimetype: 'image/gif', pretty_type: 'GIF' },
  jpg: { mimetype: 'image/jpeg', pretty_type: 'JPEG' },
  json: { mimetype: 'application/json', pretty_type: 'JSON' },
  md: { mimetype: 'text/markdown', pretty_type: 'Markdown' },
  pdf: { mimetype: 'application/pdf', pretty_type: 'PDF' },
  png: { mimetype: 'image/png', pretty_type: 'PNG' },
  pptx: {
    mimetype: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    pretty_type: 'PowerPoint Presentation',
  },
  txt: { mimetype: 'text/plain', pretty_type: 'Plain Text' },
  xlsx: {
    mimetype: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pretty_type: 'Excel Spreadsheet',
  },
  zip: { mimetype: 'application/zip', pretty_type: 'Zip' },
}

interface NewFile {
  id: string
  name: string
  title: string
  bytes: Uint8Array
  user: string
}

/** https://docs.slack.dev/reference/objects/file-object */
export function fileObject({ store, publicUrl }: Workspace, file: NewFile): StoredFile['object'] {
  const { id, name, title, bytes, user } = file
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : ''
  const type = types[ending] ?? { mimetype: 'application/octet-stream', pretty_type: 'Binary' }
  const created = Math.floor(store.clock() / 1000)
  const address = `${publicUrl}/files-pri/${store.team.id}-${id}`
  const fileName = encodeURIComponent(name)
  return {
    id,
    created,
    timestamp: created,
    name,
    title,
    ...type,
    filetype: types[ending] === undefined ? 'binary' : ending,
    user,
    user_team: store.team.id,
    editable: false,
    size: bytes.byteLength,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${address}/${fileName}`,
    url_private_download: `${address}/download/${fileName}`,
    permalink: `${publicUrl}/files/${user}/${id}/${fileName}`,
    comments_count: 0,
    is_starred: false,
    shares: {},
    channels: [],
    groups: [],
    ims: [],
    has_rich_preview: false,
    file_access: 'visible',
  }
}

/** A message with files: who says it, where, and what besides. */
interface Sharing extends JsonObject {
  channel: string
  author: JsonObject & { user: string }
  text: string
}

/** Posts files to a channel in one message, and notes on each file where it is now. */
export function shareFiles({ store }: Workspace, files: StoredFile[], sharing: Sharing): Message {
  const { channel, author, ...content } = sharing
  const ts = store.ids.ts()
  for (const { object } of files) {
    const direct = store.channel(channel)?.kind === 'dm'
    object.is_public = !direct
    object[direct ? 'ims' : 'channels'] = [channel]
    object.shares = { [direct ? 'private' : 'public']: { [channel]: [{ ts, reply_count: 0 }] } }
  }
  const message: Message = {
    type: 'message',
    ts,
    ...author,
    ...content,
    text: content.text,
    files: files.map(({ object }) => object),
    upload: false,
    display_as_bot: false,
  }
  store.post({ channel, message })
  return message
}
