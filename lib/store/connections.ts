import { DeleteCommand, PutCommand, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Service } from '../errors.ts'
import type { Sealer } from '../secrets/sealer.ts'
import { writtenIf } from './condition.ts'
import { connectionKey, connectionPrefix, personPartition, sha256 } from './keys.ts'
import { createOrganisationStore } from './organisations.ts'
import { ownedBy } from './ownership.ts'
import { Person } from './person.ts'
import type { StoreServices } from './table.ts'

/** Whose API a connection is for. */
export const Provider = z.enum(['clinked', 'intralinks'])

const Connection = z.object({
  id: z.string(),
  provider: Provider,
  person: Person,
  /** What it is called to the person: the name of what was shared, or their e-mail address as a guest or for a login. */
  label: z.string(),
  /** Epoch ms. */
  connectedAt: z.number(),
  /** Epoch ms of when the upstream was first known to take it no more. */
  lapsedAt: z.number().exactOptional(),
  /** Ids, none of them secret, of the shares last seen under it: hints. A login to Intralinks has none. */
  shareIds: z.array(z.string()),
})

/** What one person connected by one share link or login. Holds no secret. */
export type Connection<P extends Service = Service> = z.infer<typeof Connection> & { provider: P }

/** A connection as it is read to be acted with. Its secrets open for its person alone. */
export type SealedConnection<P extends Service> = Connection<P> & { sealed: string }

const ClinkedSecrets = z.object({
  shareToken: z.string(),
  sharePassword: z.string().exactOptional(),
  accessToken: z.string(),
  /** Epoch ms. */
  accessTokenExpiresAt: z.number().exactOptional(),
})

/** Neither the e-mail nor the password is in it: when the token has run out, the person logs in again. */
const IntralinksSecrets = z.object({
  accessToken: z.string(),
  /** Epoch ms. */
  accessTokenExpiresAt: z.number(),
})

const Row = Connection.extend({ sealed: z.string() })

/** What connections act with upstream, by provider. At rest only sealed, for their person alone. */
interface Secrets {
  clinked: z.infer<typeof ClinkedSecrets>
  intralinks: z.infer<typeof IntralinksSecrets>
}

/** What a connection acts with upstream. */
export type ConnectionSecrets<P extends Service = Service> = Secrets[P]

const SECRETS: { [P in Service]: z.ZodType<Secrets[P]> } = {
  clinked: ClinkedSecrets,
  intralinks: IntralinksSecrets,
}

/**
 * The id of a connection: the same share token, or the same login, makes the same one, so that connecting it again
 * renews it.
 *
 * @param identity Clinked's share token, or the e-mail address in lower case of a login to Intralinks
 */
export const connectionId = (provider: Service, identity: string): string =>
  sha256(`${provider}#${identity}`).slice(0, 32)

/** Those of a person's connections that are for one provider, in the same order. */
export function ofProvider<P extends Service>(
  connections: SealedConnection<Service>[],
  provider: P,
): SealedConnection<P>[] {
  return connections.filter(
    (connection): connection is SealedConnection<P> => connection.provider === provider,
  )
}

export type ConnectionStore = ReturnType<typeof createConnectionStore>

/**
 * The connections of people. Every change to a connection that was read before is on the condition that it is
 * still the same connecting: what a slow job finds out about the old one never spoils one made anew meanwhile.
 */
export function createConnectionStore({ table, client, sealer, clock }: StoreServices & { sealer: Sealer }) {
  const organisations = createOrganisationStore({ table, client, clock })

  /** Changes a row that is still the one that was read. @returns whether it was */
  const update = (
    { person, id, connectedAt }: Connection,
    expression: string,
    values: Record<string, unknown> = {},
  ) =>
    writtenIf(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: connectionKey(person, id),
          UpdateExpression: expression,
          ConditionExpression: 'connectedAt = :connectedAt',
          ExpressionAttributeValues: { ...values, ':connectedAt': connectedAt },
        }),
      ),
    )

  const seal = (secrets: ConnectionSecrets, person: Person) => sealer.seal(JSON.stringify(secrets), person)

  const remove = async (person: Person, id: string): Promise<void> => {
    await client.send(new DeleteCommand({ TableName: table, Key: connectionKey(person, id) }))
  }

  const listSealed = async (person: Person): Promise<SealedConnection<Service>[]> => {
    const connections: SealedConnection<Service>[] = []
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: 'pk = :person AND begins_with(sk, :connection)',
        ExpressionAttributeValues: { ':person': personPartition(person), ':connection': connectionPrefix },
        ConsistentRead: true,
      },
    )
    for await (const { Items = [] } of pages) {
      // Theirs whose key it has, whatever else it says: a row that was copied here does not open.
      connections.push(...Items.map((item) => Row.parse({ ...item, person: { ...item.person, ...person } })))
    }
    // Those of the same moment stay in the order of their ids, as DynamoDB gives them.
    return connections.sort((a, b) => a.connectedAt - b.connectedAt)
  }

  const list = async (person: Person): Promise<Connection[]> =>
    (await listSealed(person)).map((row) => Connection.parse(row))

  return {
    /** All connections of a person, the oldest first; no secret is opened. */
    list,

    /** The same, to be acted with. */
    listSealed,

    /** Those for one provider, the oldest first, to be acted with. */
    listOf: async <P extends Service>(person: Person, provider: P): Promise<SealedConnection<P>[]> =>
      ofProvider(await listSealed(person), provider),

    /** @throws {SealError} when they were sealed for somebody else or with another key, or nobody can open them now */
    async openSecrets<P extends Service>({
      person,
      provider,
      sealed,
    }: SealedConnection<P>): Promise<ConnectionSecrets<P>> {
      return SECRETS[provider].parse(JSON.parse(await sealer.open(sealed, person)))
    },

    /** Stores a connection, in the place of an earlier one by the same id. @throws {SealError} `too_large` */
    async put<P extends Service>(connection: Connection<P>, secrets: ConnectionSecrets<P>): Promise<void> {
      const { person, id } = connection
      const key = connectionKey(person, id)
      const Item = {
        ...key,
        ...connection,
        ...ownedBy(person, key, clock()),
        sealed: await seal(secrets, person),
      }
      await organisations.note(person)
      await client.send(new PutCommand({ TableName: table, Item }))
    },

    /** @returns false when the connection was removed or connected anew meanwhile: nothing is written then */
    async renewSecrets<P extends Service>(
      connection: Connection<P>,
      secrets: ConnectionSecrets<P>,
    ): Promise<boolean> {
      return update(connection, 'SET sealed = :sealed', { ':sealed': await seal(secrets, connection.person) })
    },

    /** Notes which shares were seen, where that is news. */
    async setShareIds(connection: Connection, shareIds: string[]): Promise<void> {
      const known = new Set(connection.shareIds)
      const seen = new Set(shareIds)
      if (known.size === seen.size && [...seen].every((id) => known.has(id))) return
      await update(connection, 'SET shareIds = :shareIds', { ':shareIds': [...seen] })
    },

    /** Notes that the upstream no longer takes what this connection has; the first time counts. */
    async markLapsed(connection: Connection): Promise<void> {
      await update(connection, 'SET lapsedAt = if_not_exists(lapsedAt, :now)', { ':now': clock() })
    },

    /** Notes that the upstream takes it again. */
    async clearLapsed(connection: Connection): Promise<void> {
      if (connection.lapsedAt === undefined) return
      await update(connection, 'REMOVE lapsedAt')
    },

    /** Forgets a connection with its secrets; one that is not there is forgotten already. */
    remove,
  }
}
