import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** What every store is made of. */
export interface StoreServices {
  /** Name of SharesTable (infra/aws/tables.yml). */
  table: string
  client: DynamoDBDocumentClient
  /** Epoch ms. */
  clock: () => number
}

/**
 * The DynamoDB client of a function. Region, credentials and endpoint come from the environment
 * (AWS_ENDPOINT_URL_DYNAMODB in the local stack); the time limits, in ms, leave room for the SDK's own three tries.
 * Without `throwOnRequestTimeout` the SDK only warns.
 */
export const createDynamoDbClient = (): DynamoDBClient =>
  new DynamoDBClient({
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  })

/** The same client as the stores speak to it: with plain values for DynamoDB's typed ones. */
export const createDocumentClient = (client = createDynamoDbClient()): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
