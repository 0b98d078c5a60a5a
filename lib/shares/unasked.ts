import { UpstreamError, type UpstreamErrorCode } from '../errors.ts'
import { isForWantOfPassword, type ShareAccess, type ShareList, type Trouble } from './list-shares.ts'

/** What concerns more than the one file or folder that was asked. */
const OF_CONNECTION: UpstreamErrorCode[] = ['unauthorized', 'rate_limited', 'unavailable']

/** What could not be asked in a look at several shares. */
export type Unasked = ReturnType<typeof createUnasked>

/** Keeps account of what could not be asked, so that what fails hides nothing else. */
export function createUnasked(connections: ShareList['connections']) {
  const troubles = new Map<string, Trouble>()
  let isPartial = false

  /** Something was not asked, or did not answer, which is no trouble of its connection. */
  function leave(): void {
    isPartial = true
  }

  /** A share gave no answer. @throws what is no UpstreamError */
  function addShare(access: ShareAccess, error: unknown): void {
    if (isForWantOfPassword(error, access)) return
    const connection = connections.find(({ id }) => id === access.share.connectionId)
    if (!(error instanceof UpstreamError) || !connection) throw error
    troubles.set(connection.id, { connection, error })
  }

  return {
    leave,
    addShare,

    /** A file or a folder inside a share gave no answer. @throws what is no UpstreamError */
    addInside(access: ShareAccess, error: unknown): void {
      const isAlone = error instanceof UpstreamError && !OF_CONNECTION.includes(error.code)
      if (isAlone) leave()
      else addShare(access, error)
    },

    /** Whether asking on is of no use: its connection has lapsed, or Clinked has had too many requests. */
    isHopeless: ({ share }: ShareAccess): boolean =>
      troubles.get(share.connectionId)?.error.code === 'unauthorized' ||
      [...troubles.values()].some(({ error }) => error.code === 'rate_limited'),

    troubles: (): Trouble[] => [...troubles.values()],

    isPartial: (): boolean => isPartial,
  }
}
