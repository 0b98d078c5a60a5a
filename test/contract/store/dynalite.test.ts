import { startDynamoDb } from '../../../infra/sandbox/dynamodb.ts'
import { storeContract } from './store-contract.ts'

storeContract('dynalite', () => startDynamoDb({ port: 0 }))
