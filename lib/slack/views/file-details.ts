import type { KnownBlock } from '@slack/types'
import type { FileDetail } from '../../shares/read-share.ts'
import { isFolder } from '../../shares/share.ts'
import { approvalBlocks } from './approval.ts'
import { fact, factBlocks, tagsFact } from './facts.ts'
import { fileSize } from './file-size.ts'
import { context, divider, outsideText, section } from './parts.ts'
import { join, mrkdwn, name, time } from './text.ts'

/** Approval requests of a file that its modal shows: the rest of the screen needs room too. */
const APPROVALS_SHOWN = 8

export function fileBlocks({ file, approvals }: FileDetail): KnownBlock[] {
  const uploader = file.uploaded ? mrkdwn`by ${name(file.uploaded.name, 80)}` : undefined
  const facts = [
    fact('Type', isFolder(file) ? mrkdwn`Folder` : file.contentType && name(file.contentType, 100)),
    fact('Size', isFolder(file) || file.size === undefined ? undefined : fileSize(file.size)),
    fact(
      'Changed',
      file.lastModified === undefined ? uploader : join([time(file.lastModified), uploader], ' '),
    ),
    fact('Versions', file.versions ? mrkdwn`${file.versions}` : undefined),
    fact(
      'Locked',
      file.locked ? (file.locker?.name ? mrkdwn`by ${name(file.locker.name, 80)}` : mrkdwn`yes`) : undefined,
    ),
    fact('Watermark', file.watermark ? mrkdwn`yes` : undefined),
    tagsFact(file.tags),
    fact('Group', file.group && name(file.group.friendlyName, 100)),
  ]
  return [
    ...factBlocks(facts),
    ...(file.summary ? [outsideText(file.summary)] : []),
    ...(approvals.length > 0 ? [divider, section(mrkdwn`*Approvals*`)] : []),
    ...approvals.slice(0, APPROVALS_SHOWN).flatMap((approval) => approvalBlocks({ approval })),
    ...(approvals.length > APPROVALS_SHOWN
      ? [context(mrkdwn`${approvals.length - APPROVALS_SHOWN} more are in Clinked`)]
      : []),
  ]
}
