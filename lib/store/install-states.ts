import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { allOf, writtenIf } from './condition.ts'
import { expiryOf, MINUTE, seconds } from './expiry.ts'
import { sha256, stateKey } from './keys.ts'
import type { StoreServices } from './table.ts'

/** How long somebody has to agree in Slack, in ms. */
export const STATE_LIFETIME = 10 * MINUTE

export type InstallStateStore = ReturnType<typeof createInstallStateStore>

/**
 * The `state` of OAuth: each belongs to one adding of the app in one browser, within ten minutes. The state itself is
 * in that browser and on its way through Slack; its row is found by its hash.
 *
 * @param random a new unguessable string at each call: 32 random bytes in base64url
 */
export function createInstallStateStore({
  table,
  client,
  clock,
  random,
}: StoreServices & { random: () => string }) {
  return {
    /** @returns the state */
    async create(): Promise<string> {
      const state = random()
      const Item = { ...stateKey(sha256(state)), expiresAt: expiryOf(clock(), STATE_LIFETIME) }
      await client.send(new PutCommand({ TableName: table, Item }))
      return state
    },

    /** Uses a state up. @returns true to one caller alone; false when it is used, lapsed or unknown */
    use: (state: string): Promise<boolean> =>
      writtenIf(
        client.send(
          new DeleteCommand({
            TableName: table,
            Key: stateKey(sha256(state)),
            ConditionExpression: allOf('attribute_exists(pk)', 'expiresAt > :nowSeconds'),
            ExpressionAttributeValues: { ':nowSeconds': seconds(clock()) },
          }),
        ),
      ),
  }
}
