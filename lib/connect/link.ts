import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { parseShareToken } from '../clinked/share-token.ts'
import type { Share } from '../clinked/shares.ts'
import { UpstreamError } from '../errors.ts'
import { mayBeFolder, shareKind } from '../shares/share.ts'
import type { ConnectRequest, ConnectServices } from './connect-account.ts'
import { connectClinked } from './connect-clinked.ts'
import type { LinkForm } from './form.ts'
import { type LinkPage, linkConnectedPage, linkPage } from './link-page.ts'
import { LINK_PROBLEMS, linkProblem, NOT_SAID, type Problem } from './problems.ts'
import { pageAnswer, retryAfter } from './respond.ts'

type Answer = APIGatewayProxyStructuredResultV2
type OpenTicket = ConnectRequest['open']

/** The form for a share link of Clinked. */
export const showLinkForm = (open: OpenTicket, services: ConnectServices): Answer =>
  pageAnswer(200, linkPage(pageOf(open, false, services)))

/** Connects a share link; where that does not open, the form again with what stood in the way. */
export async function submitLink(
  { shareLink, sharePassword, isMe }: LinkForm,
  request: ConnectRequest,
  services: ConnectServices,
): Promise<Answer> {
  const again = (problem: Problem, retryAfterMs?: number): Answer =>
    pageAnswer(
      problem.statusCode,
      linkPage({
        ...pageOf(request.open, isMe, services),
        problem,
        shareLink,
        asksPassword: problem === LINK_PROBLEMS.refused || sharePassword !== undefined,
      }),
      retryAfter(retryAfterMs),
    )

  if (!isMe && !services.signIn) return again(NOT_SAID)
  const shareToken = parseShareToken(shareLink)
  if (shareToken === undefined) return again(LINK_PROBLEMS.no_token)
  try {
    const shares = await connectClinked({ shareToken, sharePassword }, request, services)
    return pageAnswer(200, linkConnectedPage(summaryOf(shares)))
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return again(linkProblem(error.code), error.retryAfterMs)
  }
}

const pageOf = (open: OpenTicket, isMe: boolean, { intralinks, signIn }: ConnectServices): LinkPage => ({
  ...open,
  isMe: signIn ? undefined : isMe,
  ...(intralinks ? { other: 'intralinks' } : {}),
})

function summaryOf(shares: Share[]) {
  const guestEmail = shares.find(({ email }) => email)?.email
  return {
    ...(guestEmail === undefined ? {} : { guestEmail }),
    shares: shares.map(({ component }) => {
      const name = component?.friendlyName || component?.name || 'Without a name'
      const kind = component && shareKind(component.type)
      return { kind: mayBeFolder({ kind, name }) ? 'folder or file' : (kind ?? component?.type ?? ''), name }
    }),
  }
}
