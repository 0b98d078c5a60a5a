import type { Grant } from '../http/grant.ts'
import type { Transport } from '../http/transport.ts'
import { listApprovals, updateApproval } from './approvals.ts'
import { downloadAttachment, listAttachments } from './attachments.ts'
import { createBatchDownload, getBatchDownloadStatus, locateBatchDownload } from './batch-downloads.ts'
import { createCaller } from './caller.ts'
import { countComments, createComment, listComments } from './comments.ts'
import { createContent } from './content.ts'
import { createReply, getDiscussion, listReplies } from './discussions.ts'
import { getEvent } from './events.ts'
import { listFiles } from './file-list.ts'
import * as files from './files.ts'
import * as notes from './notes.ts'
import { asRefusedGrant, type GrantRequest, grant } from './oauth.ts'
import { createReaction, listReactions, removeReaction, summarizeReactions } from './reactions.ts'
import type { Session } from './session.ts'
import { withoutTokens } from './share-token.ts'
import { getShare, listShares, type Share } from './shares.ts'
import { getTask } from './tasks.ts'
import { createUpload } from './upload.ts'

export interface ClinkedOptions {
  /** Such as `https://api.clinked.com`; it may have a path. No other address is ever called. */
  baseUrl: string
  transport: Transport
}

/**
 * Clinked's guest API: one function per operation, grouped by resource, each called as `(session, parameters)`.
 *
 * All of them throw UpstreamError for trouble upstream: `unauthorized` when a renewed token is refused as well, or the
 * renewal itself is; `malformed` when the answer is not what the reference says.
 */
export type Clinked = ReturnType<typeof createClinked>

/** @returns the client. It holds no token and no answer: one serves everybody. */
export function createClinked({ baseUrl, transport }: ClinkedOptions) {
  const { call, callWithoutSession } = createCaller(new URL(baseUrl), transport)
  const listAllShares = call(listShares)
  return {
    oauth: {
      /** Exchanges a share token, and its password if it has one, for an access token. A refusal is `unauthorized`. */
      grant: (request: GrantRequest): Promise<Grant> =>
        callWithoutSession(grant, request).catch((error: unknown) => {
          throw asRefusedGrant(error)
        }),
    },
    shares: {
      list: async (session: Session): Promise<Share[]> => {
        const shares = await listAllShares(session, {})
        session.shareTokens = new Set(shares.map(({ tokenKey }) => tokenKey.toLowerCase()))
        return withoutTokens(shares, session.shareTokens)
      },
      get: call(getShare),
    },
    discussions: {
      get: call(getDiscussion),
      listReplies: call(listReplies),
      createReply: call(createReply),
    },
    events: { get: call(getEvent) },
    notes: {
      get: call(notes.getNote),
      listInFolder: call(notes.listNotesInFolder),
      getInFolder: call(notes.getNoteInFolder),
      listVersions: call(notes.listNoteVersions),
      downloadVersion: call(notes.downloadNoteVersion),
    },
    tasks: { get: call(getTask) },
    comments: { count: call(countComments), list: call(listComments), create: call(createComment) },
    reactions: {
      list: call(listReactions),
      summary: call(summarizeReactions),
      create: call(createReaction),
      remove: call(removeReaction),
    },
    attachments: { list: call(listAttachments), download: call(downloadAttachment) },
    fileList: { list: call(listFiles) },
    batchDownloads: {
      create: call(createBatchDownload),
      status: call(getBatchDownloadStatus),
      location: call(locateBatchDownload),
    },
    files: {
      getByPath: call(files.getFileByPath),
      get: call(files.getFile),
      preview: call(files.previewFile),
      thumbnail: call(files.getThumbnail),
      download: call(files.downloadFile),
      create: call(files.createFile),
      listVersions: call(files.listFileVersions),
      downloadVersion: call(files.downloadFileVersion),
    },
    uploads: { create: createUpload(call) },
    content: createContent(transport),
    approvals: { list: call(listApprovals), update: call(updateApproval) },
  }
}
