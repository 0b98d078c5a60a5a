import { UpstreamError } from '../errors.ts'
import type { ShareAccess, ShareList, Trouble } from '../shares/list-shares.ts'

/** Shares of a connection that may give no answer before the rest of them is left for the next look. */
const MAX_SILENT = 3

/**
 * Keeps account of what fails during a look: a share that fails alone is no trouble of its connection.
 *
 * @throws UpstreamError `rate_limited`, of a connection or a share: then all has to wait.
 */
export function createTroubles({ connections, troubles }: Pick<ShareList, 'connections' | 'troubles'>) {
  const found = new Map<string, Trouble>()
  const silent = new Map<string, number>()

  function note(trouble: Trouble): void {
    if (trouble.error.code === 'rate_limited') throw trouble.error
    found.set(trouble.connection.id, trouble)
  }

  for (const trouble of troubles) note(trouble)

  return {
    /** Whether its connection has failed so often that it is not worth trying. */
    isHopeless: ({ share }: ShareAccess): boolean => found.has(share.connectionId),

    /** @throws what is no UpstreamError */
    add({ share: { connectionId } }: ShareAccess, error: unknown): void {
      const connection = connections.find(({ id }) => id === connectionId)
      if (!(error instanceof UpstreamError) || !connection) throw error
      if (error.code === 'rate_limited') throw error
      const times = (silent.get(connectionId) ?? 0) + Number(error.code === 'unavailable')
      silent.set(connectionId, times)
      if (error.code === 'unauthorized' || times >= MAX_SILENT) note({ connection, error })
    },

    all: (): Trouble[] => [...found.values()],
  }
}
