import { listApprovals, updateApproval } from '../../../lib/clinked/approvals.ts'
import { downloadAttachment, listAttachments } from '../../../lib/clinked/attachments.ts'
import {
  createBatchDownload,
  getBatchDownloadStatus,
  locateBatchDownload,
} from '../../../lib/clinked/batch-downloads.ts'
import { countComments, createComment, listComments } from '../../../lib/clinked/comments.ts'
import { createReply, getDiscussion, listReplies } from '../../../lib/clinked/discussions.ts'
import { getEvent } from '../../../lib/clinked/events.ts'
import { listFiles } from '../../../lib/clinked/file-list.ts'
import * as files from '../../../lib/clinked/files.ts'
import * as notes from '../../../lib/clinked/notes.ts'
import { grant } from '../../../lib/clinked/oauth.ts'
import {
  createReaction,
  listReactions,
  removeReaction,
  summarizeReactions,
} from '../../../lib/clinked/reactions.ts'
import { getShare, listShares } from '../../../lib/clinked/shares.ts'
import { getTask } from '../../../lib/clinked/tasks.ts'

/** The 36 operations of the reference that the client has, in its order. */
export const operations = [
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
].map(({ label, method, path }) => ({ section: label.slice(0, label.indexOf(' ')), method, path }))
