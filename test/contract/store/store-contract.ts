import { describe } from '@jest/globals'
import { approvalCardStories } from './approval-card-stories.ts'
import { connectionStories } from './connection-stories.ts'
import { jobNoteStories } from './job-note-stories.ts'
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
  })
}
