import { connect, disconnect } from './connections.ts'
import { download, splash } from './datarooms.ts'
import { accept, decline } from './decisions.ts'
import { folder, upload } from './files.ts'
import { comment, reaction, reply } from './messages.ts'
import { channelNews, digest, subscribe } from './news.ts'

/** Everything that writes: upstream, into Slack, or whose connection is whose. */
export const scenarios = [
  reply,
  comment,
  reaction,
  accept,
  decline,
  upload,
  folder,
  splash,
  download,
  digest,
  channelNews,
  subscribe,
  connect,
  disconnect,
]
