import type { Ledger } from '../../../lib/http/ledger.ts'
import type { LedgerStore } from '../../../lib/http/request-budget.ts'

/** A ledger that one process has for itself, and how often it was asked to change. */
export interface MemoryLedger extends LedgerStore {
  changes: number
}

export function createMemoryLedger(): MemoryLedger {
  let ledger: Ledger = { slots: [], pausedUntil: 0, promised: [] }
  return {
    changes: 0,
    async change(change) {
      this.changes += 1
      const result = change(ledger)
      ledger = result.ledger
      return result
    },
  }
}
