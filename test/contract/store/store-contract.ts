import { describe } from '@jest/globals'
import { approvalCardStories } from './approval-card-stories.ts'
import { auditStories } from './audit-stories.ts'
import { connectionStories } from './connection-stories.ts'
import { departureStories } from './departure-stories.ts'
import { installationStories, installStateStories } from './installation-stories.ts'
import { jobNoteStories } from './job-note-stories.ts'
import { ownWordStories } from './own-word-stories.ts'
import { ownershipStories } from './ownership-stories.ts'
import { requestLedgerStories } from './request-ledger-stories.ts'
import { snapshotStories } from './snapshot-stories.ts'
import { subscriptionStories } from './subscription-stories.ts'
import { thumbnailStories } from './thumbnail-stories.ts'
import { ticketStories } from './ticket-stories.ts'
import { createWorld, type StartDynamoDb } from './world.ts'
import { writeStories } from './write-stories.ts'

/** What every store promises, on any DynamoDB that speaks the protocol. */
export function storeContract(name: string, startDynamoDb: StartDynamoDb): void {
  describe(`on ${name}`, () => {
    const world = createWorld(startDynamoDb)
    describe('connections', () => connectionStories(world))
    describe('connect tickets', () => ticketStories(world))
    describe('approval cards', () => approvalCardStories(world))
    describe('records of upstream writes', () => writeStories(world))
    describe('notes of jobs', () => jobNoteStories(world))
    describe('thumbnails', () => thumbnailStories(world))
    describe('subscriptions', () => subscriptionStories(world))
    describe('snapshots', () => snapshotStories(world))
    describe('own words', () => ownWordStories(world))
    describe('the audit', () => auditStories(world))
    describe('departures', () => departureStories(world))
    describe('whose rows are whose', () => ownershipStories(world))
    describe('installations', () => installationStories(world))
    describe('states of adding the app', () => installStateStories(world))
    describe('the ledger of a request budget', () => requestLedgerStories(world))
  })
}
