import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { organisationKey, organisationPartition } from './keys.ts'
import { ownedBy } from './ownership.ts'
import type { Person } from './person.ts'
import type { StoreServices } from './table.ts'

const Row = z.object({ teamId: z.string() })

export type OrganisationStore = ReturnType<typeof createOrganisationStore>

/** In which workspaces of an organisation somebody has connected something: those that go when all of it is gone. */
export function createOrganisationStore({ table, client, clock }: StoreServices) {
  return {
    /** Notes a person's workspace, where it belongs to an organisation; the same again is the same. */
    async note({ enterpriseId, teamId }: Person): Promise<void> {
      if (enterpriseId === undefined) return
      const key = organisationKey(enterpriseId, teamId)
      const Item = { ...key, teamId, ...ownedBy({ teamId }, key, clock()) }
      await client.send(new PutCommand({ TableName: table, Item }))
    },

    /** Slack's ids of the workspaces. */
    async teams(enterpriseId: string): Promise<string[]> {
      const teams: string[] = []
      const pages = paginateQuery(
        { client },
        {
          TableName: table,
          KeyConditionExpression: 'pk = :organisation',
          ExpressionAttributeValues: { ':organisation': organisationPartition(enterpriseId) },
          ConsistentRead: true,
        },
      )
      for await (const { Items = [] } of pages) teams.push(...Items.map((item) => Row.parse(item).teamId))
      return teams
    },
  }
}
