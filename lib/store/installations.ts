import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Owner, Sealer } from '../secrets/sealer.ts'
import { allOf, anyOf, writtenIf } from './condition.ts'
import { installationKey } from './keys.ts'
import type { StoreServices } from './table.ts'

/** How long one job may take over new tokens before another one tries, in ms: longer than its call to Slack takes. */
const CLAIM_LIFETIME = 20_000

const Tokens = z.object({
  botToken: z.string(),
  /** Where the app has token rotation: until when the token is good (epoch ms), and what new ones are got for. */
  rotation: z.object({ refreshToken: z.string(), expiresAt: z.number() }).exactOptional(),
})

/** What the app acts with in a workspace or an organisation. At rest only sealed, for that one alone. */
export type Tokens = z.infer<typeof Tokens>

const Row = z.object({
  /** When Slack gave these tokens, in epoch ms: tells them from those before. */
  givenAt: z.number(),
  sealed: z.string(),
})

/** The app as it was added to a workspace, or to all of an organisation. */
export interface Installation extends Tokens {
  /** Slack's id of the workspace (T…) or organisation (E…). */
  id: string
  /** Epoch ms. */
  givenAt: number
}

/** The right to get new tokens: one job has it at a time. */
export interface RefreshClaim {
  id: string
  /** Epoch ms. */
  until: number
}

export type InstallationStore = ReturnType<typeof createInstallationStore>

/** Where the app was added, with the tokens that Slack gave. */
export function createInstallationStore({
  table,
  client,
  sealer,
  clock,
}: StoreServices & { sealer: Sealer }) {
  const seal = (id: string, tokens: Tokens) => sealer.seal(JSON.stringify(tokens), ownerOf(id))

  return {
    /** Stores what Slack gave, in the place of what it gave before. @throws {SealError} `too_large` */
    async put(id: string, tokens: Tokens): Promise<void> {
      const Item = { ...installationKey(id), givenAt: clock(), sealed: await seal(id, tokens) }
      await client.send(new PutCommand({ TableName: table, Item }))
    },

    /**
     * @returns undefined where the app was not added, or was removed
     * @throws {SealError} when the tokens were sealed for another workspace or with another key
     */
    async get(id: string): Promise<Installation | undefined> {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: installationKey(id), ConsistentRead: true }),
      )
      if (!Item) return undefined
      const { givenAt, sealed } = Row.parse(Item)
      const tokens = Tokens.parse(JSON.parse(await sealer.open(sealed, ownerOf(id))))
      return { id, givenAt, ...tokens }
    },

    /**
     * Claims the getting of new tokens in the place of these. Slack keeps two tokens at a time and revokes the oldest:
     * of several jobs that got new ones at once, one could end up storing what is revoked already.
     * https://docs.slack.dev/authentication/using-token-rotation
     *
     * @returns undefined when another job has claimed it, or has got new ones since these were read
     */
    async claimRefresh({ id, givenAt }: Installation): Promise<RefreshClaim | undefined> {
      const now = clock()
      const claim = { id, until: now + CLAIM_LIFETIME }
      const isSame = 'givenAt = :givenAt'
      const isFree = anyOf('attribute_not_exists(claimedUntil)', 'claimedUntil <= :now')
      const isClaimed = await writtenIf(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: installationKey(id),
            UpdateExpression: 'SET claimedUntil = :until',
            ConditionExpression: allOf(isSame, isFree),
            ExpressionAttributeValues: { ':givenAt': givenAt, ':now': now, ':until': claim.until },
          }),
        ),
      )
      return isClaimed ? claim : undefined
    },

    /** @returns false when another job has claimed it, or the app was removed or added anew: nothing is stored then */
    async renew({ id, until }: RefreshClaim, tokens: Tokens): Promise<boolean> {
      const sealed = await seal(id, tokens)
      return writtenIf(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: installationKey(id),
            UpdateExpression: 'SET sealed = :sealed, givenAt = :now REMOVE claimedUntil',
            ConditionExpression: 'claimedUntil = :until',
            ExpressionAttributeValues: { ':sealed': sealed, ':now': clock(), ':until': until },
          }),
        ),
      )
    },

    /**
     * Forgets an installation with its tokens, unless the app was added since then (epoch ms); one that is not there is
     * forgotten already.
     */
    async remove(id: string, goneAt: number): Promise<void> {
      await writtenIf(
        client.send(
          new DeleteCommand({
            TableName: table,
            Key: installationKey(id),
            ConditionExpression: 'givenAt <= :gone',
            ExpressionAttributeValues: { ':gone': goneAt },
          }),
        ),
      )
    },
  }
}

/** The secret is the workspace's or organisation's, and no person's: their ids begin with U or W. */
const ownerOf = (id: string): Owner => ({ teamId: id, userId: 'installation' })
