import type { ImageBlock, KnownBlock } from '@slack/types'
import { APPROVALS_PER_FILE } from '../../shares/approval.ts'
import type { FileDetail } from '../../shares/read-share.ts'
import { type ShareView, shareRef } from '../values.ts'
import { approvalBlocks } from './approval.ts'
import { getStep } from './download.ts'
import { fact, factBlocks, tagsFact } from './facts.ts'
import { fileSize } from './file-size.ts'
import { fileVersionsButton } from './file-versions.ts'
import { backToFolder, folderBlocks } from './folder.ts'
import { cut, LIMIT } from './limits.ts'
import { actions, button, context, divider, outsideText, section } from './parts.ts'
import { previewButton } from './preview.ts'
import { join, mrkdwn, name, time } from './text.ts'

/**
 * A file, or a folder of files.
 * @param shown with the part of a folder, its order and what is looked for in it.
 */
export function fileBlocks(
  { file, approvals, inside, thumbnail }: FileDetail,
  shown: ShareView,
): KnownBlock[] {
  if (inside) return folderBlocks(file, inside, shown)
  const uploader = file.uploaded ? mrkdwn`by ${name(file.uploaded.name, 80)}` : undefined
  const facts = [
    fact('Type', file.contentType && name(file.contentType, 100)),
    fact('Size', file.size === undefined ? undefined : fileSize(file.size)),
    fact(
      'Changed',
      file.lastModified === undefined ? uploader : join([time(file.lastModified), uploader], ' '),
    ),
    fact('Versions', file.versions ? mrkdwn`${file.versions}` : undefined),
    fact('Folder', file.parent?.friendlyName && name(file.parent.friendlyName, 100)),
    fact(
      'Locked',
      file.locked ? (file.locker?.name ? mrkdwn`by ${name(file.locker.name, 80)}` : mrkdwn`yes`) : undefined,
    ),
    fact('Watermark', file.watermark ? mrkdwn`yes` : undefined),
    tagsFact(file.tags),
    fact('Group', file.group && name(file.group.friendlyName, 100)),
  ]
  return [
    actions([...backToFolder(shown), getButton(shown), previewButton(shown), fileVersionsButton(shown)]),
    ...(thumbnail ? [thumbnailBlock(file, thumbnail)] : []),
    ...factBlocks(facts),
    ...(file.summary ? [outsideText(file.summary)] : []),
    ...approvalList(approvals),
  ]
}

/** What the picture of a file shows, for who does not see it. */
export function thumbnailText({ friendlyName }: FileDetail['file']): string {
  return `Thumbnail of ${cut(friendlyName, LIMIT.fileName)}`
}

function thumbnailBlock(file: FileDetail['file'], { slackFileId }: { slackFileId: string }): ImageBlock {
  return { type: 'image', slack_file: { id: slackFileId }, alt_text: thumbnailText(file) }
}

function getButton(shown: ShareView) {
  return button({ ...getStep({ kind: 'file', share: shareRef(shown) }), style: 'primary' })
}

function approvalList(approvals: FileDetail['approvals']): KnownBlock[] {
  if (!approvals) return [context(mrkdwn`Clinked does not show you the approvals of this file.`)]
  if (approvals.length === 0) return []
  const shown = approvals.slice(0, APPROVALS_PER_FILE)
  const more = approvals.length - shown.length
  return [
    divider,
    section(mrkdwn`*Approvals*`),
    ...shown.flatMap((approval) => approvalBlocks({ approval })),
    ...(more > 0 ? [context(mrkdwn`${more} more are in Clinked`)] : []),
  ]
}
