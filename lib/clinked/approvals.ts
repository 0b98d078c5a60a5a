import * as z from 'zod'
import { json } from './answers.ts'
import { DateTime } from './dates.ts'
import { operation } from './operation.ts'
import { OptionalText, optional, page, User, Version } from './shapes.ts'

/** The statuses an approval request can be given (11.12). NONE is one that nobody has decided. */
export type ApprovalStatus = 'NONE' | 'ACCEPT' | 'DECLINE' | 'MAYBE' | 'REJECT'

const ApprovalRequest = z.object({
  id: z.number(),
  /** Who asks. */
  source: optional(User),
  /** Who is asked. */
  target: optional(User),
  sourceName: OptionalText,
  targetName: OptionalText,
  /** ACCEPT_DECLINE or FILE_APPROVAL, as far as the samples show. */
  type: z.string(),
  /** One of {@link ApprovalStatus}, as far as the reference knows. */
  status: z.string(),
  lastModified: DateTime,
})
export type ApprovalRequest = z.output<typeof ApprovalRequest>

/** The requests for one version of a file. */
const VersionApprovals = z.object({ version: Version, requests: z.array(ApprovalRequest) })

interface Decision {
  status: ApprovalStatus
  /** A message to whoever asked. The answer does not repeat it. */
  parameters?: string | undefined
}

interface Paging {
  /** From 1. The reference names no such parameter here, though the answer is one of several pages. */
  page?: number | undefined
}

export const listApprovals = operation(
  '11.11 GET /v3/shares/{shareToken}/files/{file}/approvals',
  json(200, page(VersionApprovals)),
  {
    query: ({ page }: Paging) => ({ page }),
  },
)
export const updateApproval = operation(
  '11.12 PATCH /v3/shares/{shareToken}/files/{file}/approvals/{request}',
  json(200, ApprovalRequest),
  {
    body: ({ status, parameters }: Decision) => ({ status, parameters }),
  },
)
