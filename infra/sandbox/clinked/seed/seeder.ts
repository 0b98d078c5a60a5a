import { slug } from '../file-shape.ts'
import type {
  ApprovalRequest,
  Comment,
  Component,
  FileRecord,
  Group,
  Person,
  Reaction,
  Reply,
  Share,
  Version,
} from '../model.ts'
import { contextOf } from '../store.ts'
import type { World } from '../world.ts'

export const hour = 3_600_000
export const day = 24 * hour

export interface NewVersion {
  by: Person
  /** Epoch ms. */
  at: number
  summary: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Puts things into an empty store, with all their ids and what is always the same. */
export class Seeder {
  readonly world: World
  /** Epoch ms; everything is dated from here, so that the demo looks alive whenever it is started. */
  readonly now: number
  readonly group: Group

  constructor(world: World, group: Omit<Group, 'id' | 'contextId'>) {
    this.world = world
    this.now = world.clock()
    this.group = { id: this.id(), contextId: this.id(), ...group }
  }

  id(): number {
    return this.world.store.nextId()
  }

  ago(days: number, hours = 0): number {
    return this.now - days * day - hours * hour
  }

  ahead(days: number, hours = 0): number {
    return this.ago(-days, -hours)
  }

  /** Midnight UTC of the next such day after today; 1 is Monday. */
  next(weekday: number): number {
    const today = new Date(this.now)
    const days = ((weekday - today.getUTCDay() + 6) % 7) + 1
    return Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + days)
  }

  person(about: Omit<Person, 'id' | 'lastModified'>): Person {
    const person = { id: this.id(), lastModified: this.ago(200), ...about }
    this.world.store.people.push(person)
    return person
  }

  /** What every component has. */
  component(friendlyName: string, lastModified: number, tags = '') {
    return {
      id: this.id(),
      contextId: this.id(),
      name: slug(friendlyName),
      friendlyName,
      sharing: 'MEMBERS' as const,
      memberPermission: 8,
      tags,
      lastModified,
      group: this.group,
    }
  }

  add<C extends Component>(component: C): C {
    this.world.store.components.push(component)
    return component
  }

  folder(friendlyName: string, parent: FileRecord | null, uploaded: Person, at: number): FileRecord {
    return this.add({
      kind: 'file',
      ...this.component(friendlyName, at),
      parent: parent?.id ?? null,
      contentType: '@folder',
      uploaded,
      locker: null,
    })
  }

  /** A file with its versions, oldest first. */
  file(
    friendlyName: string,
    parent: FileRecord | null,
    contentType: string,
    versions: [NewVersion, ...NewVersion[]],
    more: { tags?: string; locker?: Person } = {},
  ): FileRecord {
    const newest = versions.at(-1) ?? versions[0]
    const file = this.add<FileRecord>({
      kind: 'file',
      ...this.component(friendlyName, newest.at, more.tags),
      parent: parent?.id ?? null,
      contentType,
      uploaded: newest.by,
      locker: more.locker ?? null,
    })
    this.versions(file, versions)
    return file
  }

  versions(of: Component, versions: NewVersion[]): void {
    versions.forEach(({ by, at, summary, bytes }, index) => {
      const version: Version = {
        id: this.id(),
        of: of.id,
        versionNumber: index + 1,
        uploaded: by,
        summary,
        lastModified: at,
        bytes,
      }
      this.world.store.versions.push(version)
    })
  }

  reply(discussion: Component, author: Person, dateCreated: number, text: string): Reply {
    const reply = { id: this.id(), discussion: discussion.id, reply: text, author, dateCreated }
    this.world.store.replies.push(reply)
    return reply
  }

  comment(
    on: Component,
    commenter: Person,
    at: number,
    text: string,
    parent: Comment | null = null,
  ): Comment {
    const comment: Comment = {
      id: this.id(),
      context: contextOf(on),
      parent: parent?.id ?? null,
      commenter,
      comment: text,
      dateCreated: at,
      dateUpdated: at,
    }
    this.world.store.comments.push(comment)
    return comment
  }

  /** Reactions to a reply or a comment, soon after it was written. */
  react(to: Reply | Comment, ...reactions: [Person, Reaction['reactionType']][]): void {
    const context = 'reply' in to ? `reply_${to.id}` : `comment_${to.id}`
    for (const [user, reactionType] of reactions) {
      const at = Math.min(to.dateCreated + 20 * 60_000, this.now)
      this.world.store.reactions.push({
        context,
        user,
        reactionType,
        dateCreated: at,
        dateUpdated: at,
        disabled: false,
      })
    }
  }

  /** Asks someone to approve the newest version of a file. */
  approval(
    file: FileRecord,
    about: Pick<ApprovalRequest, 'source' | 'target' | 'type' | 'lastModified'> &
      Partial<Pick<ApprovalRequest, 'status' | 'message'>>,
  ): void {
    const version = this.world.store.latestVersion(file.id)
    if (!version) throw new Error(`${file.friendlyName} has no version to approve`)
    this.world.store.approvals.push({
      id: this.id(),
      contextId: this.id(),
      file: file.id,
      version: version.id,
      status: 'NONE',
      message: null,
      ...about,
    })
  }

  attachment(
    to: Component,
    about: { friendlyName: string; contentType: string; bytes: Uint8Array<ArrayBuffer> },
    at: number,
  ): void {
    this.world.store.attachments.push({
      id: this.id(),
      context: contextOf(to),
      name: slug(about.friendlyName),
      lastModified: at,
      ...about,
    })
  }

  share(
    component: Component,
    tokenKey: string,
    about: Pick<Share, 'guest' | 'user' | 'dateCreated'> & Partial<Pick<Share, 'dateExpire' | 'password'>>,
  ): void {
    this.world.store.shares.push({
      tokenKey,
      component,
      contentContextId: this.id(),
      permission: 1,
      password: null,
      notifications: true,
      dateExpire: null,
      ...about,
    })
  }
}
