import type { Deeds } from './deeds.ts'
import { isFolder, slug } from './file-shape.ts'
import type { Component, FileRecord, Note, Person, Share } from './model.ts'
import { badRequest, notFound } from './refusal.ts'
import { contextOf } from './store.ts'
import type { World } from './world.ts'

/** Does what others do; answers with the id, or the share token, of what came of it. */
export type Others = { [Name in keyof Deeds]: (deed: Deeds[Name]) => number | string }

/**
 * What others do in Clinked's own pages, with all that moves along: counts, versions, and the dates of the thing itself
 * and of the folders it is in (assumed: the reference does not say what moves `lastModified`).
 *
 * @throws Refusal 404 for what is not there.
 */
export function createOthers({ store, clock, random }: World) {
  return {
    reply({ share, text, by }) {
      const discussion = shared(share, 'discussion')
      const about = {
        id: store.nextId(),
        discussion: discussion.id,
        author: member(by),
        dateCreated: clock(),
      }
      store.replies.push({ ...about, reply: text })
      discussion.replyCount += 1
      store.touch(discussion, clock())
      return about.id
    },

    comment({ share, item, text, parent = null, by }) {
      const component = inside(share, item)
      const now = clock()
      const about = { id: store.nextId(), context: contextOf(component), parent, commenter: member(by) }
      store.comments.push({ ...about, comment: text, dateCreated: now, dateUpdated: now })
      store.touch(component, now)
      return about.id
    },

    react({ context, reaction, by }) {
      const now = clock()
      const user = member(by)
      const own = store.reactions.find((each) => each.context === context && each.user === user)
      if (own) Object.assign(own, { reactionType: reaction, dateUpdated: now, disabled: false })
      else {
        const dates = { dateCreated: now, dateUpdated: now }
        store.reactions.push({ context, user, reactionType: reaction, ...dates, disabled: false })
      }
      return context
    },

    uploadVersion({ share, item, summary = '', by }) {
      const component = inside(share, item)
      const isPage = isOf(component, 'page') && component.pageType === 'PAGE'
      const isFile = isOf(component, 'file') && !isFolder(component)
      if (!isPage && !isFile) throw badRequest('It has no versions')
      return addVersion(component, member(by), summary)
    },

    addFile({ share, folder, name, by }) {
      const parent = fileIn(share, folder)
      if (!isFolder(parent)) throw badRequest('Not a folder')
      const uploaded = member(by)
      const { sharing, memberPermission, group } = parent
      const file: FileRecord = {
        kind: 'file',
        id: store.nextId(),
        contextId: store.nextId(),
        name: slug(name),
        friendlyName: name,
        ...{ sharing, memberPermission, group },
        tags: '',
        lastModified: clock(),
        parent: parent.id,
        contentType: 'text/plain',
        uploaded,
        locker: null,
      }
      store.components.push(file)
      addVersion(file, uploaded, '')
      return file.id
    },

    requestApproval({ share, item, by }) {
      const file = fileIn(share, item)
      const version = store.latestVersion(file.id)
      if (!version) throw notFound('Version')
      const id = store.nextId()
      store.approvals.push({
        id,
        contextId: store.nextId(),
        file: file.id,
        version: version.id,
        source: member(by),
        target: shareBy(share).guest,
        type: 'FILE_APPROVAL',
        status: 'NONE',
        message: null,
        lastModified: clock(),
      })
      store.touch(file, clock())
      return id
    },

    changeTask({ share, ...changes }) {
      const task = shared(share, 'task')
      store.touch(Object.assign(task, changes), clock())
      return task.id
    },

    changeEvent({ share, ...changes }) {
      const event = shared(share, 'event')
      store.touch(Object.assign(event, changes), clock())
      return event.id
    },

    share({ like, guest: email, dateExpire = null, by }) {
      const guest = store.people.find((each) => each.standing === 'guest' && each.email === email)
      if (!guest) throw notFound('Guest')
      const tokenKey = random()
      store.shares.push({
        tokenKey,
        guest,
        user: member(by),
        contentContextId: store.nextId(),
        component: shareBy(like).component,
        permission: 1,
        password: null,
        notifications: true,
        dateCreated: clock(),
        dateExpire,
      })
      return tokenKey
    },

    takeBack({ share }) {
      store.shares.splice(store.shares.indexOf(shareBy(share)), 1)
      return share
    },
  } satisfies Others

  function shareBy(tokenKey: string): Share {
    const found = store.shares.find((each) => each.tokenKey === tokenKey)
    if (!found) throw notFound('Share')
    return found
  }

  function shared<Kind extends Component['kind']>(tokenKey: string, kind: Kind) {
    const { component } = shareBy(tokenKey)
    if (!isOf(component, kind)) throw notFound(kind)
    return component
  }

  function inside(tokenKey: string, id: number | undefined): Component {
    const share = shareBy(tokenKey)
    if (id === undefined) return share.component
    const found = store.components.find((each) => each.id === id)
    if (!found || !store.isWithin(share, found)) throw notFound('Item')
    return found
  }

  function fileIn(tokenKey: string, id: number | undefined): FileRecord {
    const found = inside(tokenKey, id)
    if (!isOf(found, 'file')) throw notFound('File')
    return found
  }

  function member(username: string | undefined): Person {
    const members = store.people.filter(({ standing }) => standing === 'member')
    const found = username === undefined ? members[0] : members.find((each) => each.username === username)
    if (!found) throw notFound('Member')
    return found
  }

  function addVersion(of: FileRecord | Note, uploaded: Person, summary: string): number {
    const id = store.nextId()
    store.versions.push({
      id,
      of: of.id,
      versionNumber: store.versionsOf(of.id).length + 1,
      uploaded,
      summary,
      lastModified: clock(),
      bytes: new TextEncoder().encode(`${of.friendlyName}\n${summary}\n`),
    })
    if (of.kind === 'file') of.uploaded = uploaded
    store.touch(of, clock())
    return id
  }
}

function isOf<Kind extends Component['kind']>(
  component: Component,
  kind: Kind,
): component is Extract<Component, { kind: Kind }> {
  return component.kind === kind
}
