import * as z from 'zod'
import { json } from '../../upstream/json.ts'
import type { Discussion, Person, Reply, Share } from '../model.ts'
import { bodyOf, type Operation } from '../operation.ts'
import { countedPage } from '../pages.ts'
import { summaryOrNull } from '../reaction-summary.ts'
import { notFound } from '../refusal.ts'
import { author, group } from '../shapes.ts'
import type { Store } from '../store.ts'
import { contextOf } from '../store.ts'
import type { World } from '../world.ts'

const newReply = z.object({ reply: z.string().trim().min(1) })

/** §3: a discussion and its replies, oldest first (the order is assumed). */
export function discussionOperations({ store, clock }: World): Operation[] {
  return [
    {
      section: '3.1',
      method: 'GET',
      template: '/v3/shares/{shareToken}/discussion',
      share: ({ share }) => json(discussionShape(sharedDiscussion(share), store)),
    },
    {
      section: '3.3',
      method: 'GET',
      template: '/v3/shares/{shareToken}/discussion/replies',
      share: ({ request, share, guest }) => {
        const { id } = sharedDiscussion(share)
        const replies = store.replies.filter((reply) => reply.discussion === id)
        return json(countedPage(request, replies, (reply) => replyShape(reply, guest, store)))
      },
    },
    {
      section: '3.4',
      method: 'POST',
      template: '/v3/shares/{shareToken}/discussion/replies',
      share: async ({ request, share, guest }) => {
        const discussion = sharedDiscussion(share)
        const { reply: text } = await bodyOf(request, newReply)
        const reply: Reply = {
          id: store.nextId(),
          discussion: discussion.id,
          reply: text,
          author: guest,
          dateCreated: clock(),
        }
        store.replies.push(reply)
        discussion.replyCount += 1
        discussion.lastModified = reply.dateCreated
        return json(replyShape(reply, guest, store), 201)
      },
    },
  ]
}

function sharedDiscussion(share: Share): Discussion {
  if (share.component.kind !== 'discussion') throw notFound('Discussion')
  return share.component
}

function discussionShape(discussion: Discussion, store: Store) {
  return {
    id: discussion.id,
    contextKey: { id: discussion.contextId },
    sharing: discussion.sharing,
    memberPermission: discussion.memberPermission,
    attachmentCount: store.attachmentsOf(contextOf(discussion)).length,
    name: discussion.name,
    friendlyName: discussion.friendlyName,
    tags: discussion.tags,
    description: discussion.description,
    replies: discussion.replyCount,
    dateCreated: discussion.dateCreated,
    lastModified: discussion.lastModified,
    author: author(discussion.author),
    group: group(discussion.group),
  }
}

function replyShape(reply: Reply, reader: Person, store: Store) {
  return {
    id: reply.id,
    reply: reply.reply,
    dateCreated: reply.dateCreated,
    author: author(reply.author),
    reactions: summaryOrNull(store, `reply_${reply.id}`, reader),
  }
}
