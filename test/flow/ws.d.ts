/** ws carries no types of its own: only what Hono's server takes of it is declared. */
declare module 'ws' {
  import type { WebSocketServerLike } from '@hono/node-server'

  export const WebSocketServer: new (options: { noServer: true }) => WebSocketServerLike
}
