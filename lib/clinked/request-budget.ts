import type { RequestLimit } from '../http/ledger.ts'
import type { HttpRequest } from '../http/request.ts'
import { createRequestBudget, type LedgerStore, type RequestBudget } from '../http/request-budget.ts'

/**
 * Clinked takes 2,000 requests from one address in 5 minutes, then blocks it until there are fewer again
 * (https://api.clinked.com/docs/index.html#_rate_limit). A tenth is kept for what people do: were it more, a morning of
 * digests would take noticeably longer than the limit itself makes it take.
 */
const LIMIT: RequestLimit = { requests: 2_000, scheduled: 1_800, windowMs: 5 * 60_000 }

interface ClinkedBudgetOptions {
  /** As for the client: requests to its origin are those that Clinked counts. */
  baseUrl: string
  ledger: LedgerStore
  /** Epoch ms. */
  clock: () => number
}

/** @returns the budget for Clinked, and which requests draw from it: not those that a `Location` leads elsewhere. */
export function createClinkedBudget({ baseUrl, ledger, clock }: ClinkedBudgetOptions) {
  const { origin } = new URL(baseUrl)
  const budget = createRequestBudget({ ledger, limit: LIMIT, clock })
  const budgetFor = ({ service, url }: HttpRequest): RequestBudget | undefined =>
    service === 'clinked' && url.origin === origin ? budget : undefined
  return { budget, budgetFor }
}
