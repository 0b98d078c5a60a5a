/** dynalite 4 carries no types of its own: only what infra/sandbox/dynamodb.ts uses is declared. */
declare module 'dynalite' {
  import type { Server } from 'node:http'

  export interface DynaliteOptions {
    /** Directory of the data; in memory without one. */
    path?: string
    /** How long a new table stays in CREATING, in ms. */
    createTableMs?: number
  }

  export default function dynalite(options?: DynaliteOptions): Server
}
