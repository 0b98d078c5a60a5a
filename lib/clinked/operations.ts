import { listApprovals, updateApproval } from './approvals.ts'
import { downloadAttachment, listAttachments } from './attachments.ts'
import { createBatchDownload, getBatchDownloadStatus, locateBatchDownload } from './batch-downloads.ts'
import { countComments, createComment, listComments } from './comments.ts'
import { createReply, getDiscussion, listReplies } from './discussions.ts'
import { getEvent } from './events.ts'
import { listFiles } from './file-list.ts'
import * as files from './files.ts'
import * as notes from './notes.ts'
import { grant } from './oauth.ts'
import { createReaction, listReactions, removeReaction, summarizeReactions } from './reactions.ts'
import { getShare, listShares } from './shares.ts'
import { getTask } from './tasks.ts'

/** All 36 operations of the reference, in its order. */
export const operations: readonly { section: string; method: string; path: string }[] = [
  grant,
  listShares,
  getShare,
  getDiscussion,
  listReplies,
  createReply,
  getEvent,
  notes.getNote,
  notes.listNotesInFolder,
  notes.getNoteInFolder,
  notes.listNoteVersions,
  notes.downloadNoteVersion,
  getTask,
  countComments,
  listComments,
  createComment,
  listReactions,
  summarizeReactions,
  createReaction,
  removeReaction,
  listAttachments,
  downloadAttachment,
  listFiles,
  createBatchDownload,
  getBatchDownloadStatus,
  locateBatchDownload,
  files.getFileByPath,
  files.getFile,
  files.previewFile,
  files.getThumbnail,
  files.downloadFile,
  files.createFile,
  files.listFileVersions,
  files.downloadFileVersion,
  listApprovals,
  updateApproval,
]
