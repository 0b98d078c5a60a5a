import type { KnownBlock } from '@slack/types'
import type { DiscussionDetail } from '../../shares/read-share.ts'
import { fact, factBlocks, tagsFact } from './facts.ts'
import { outsideText } from './parts.ts'
import { join, mrkdwn, name, time } from './text.ts'

export function discussionBlocks({ discussion }: DiscussionDetail): KnownBlock[] {
  const { author, dateCreated, description, group, replies, tags } = discussion
  const facts = [
    fact(
      'Begun',
      join(
        [mrkdwn`by ${name(author.name, 80)}`, dateCreated === undefined ? undefined : time(dateCreated)],
        ' ',
      ),
    ),
    fact('Replies', replies === undefined ? undefined : mrkdwn`${replies}`),
    tagsFact(tags),
    fact('Group', group && name(group.friendlyName, 100)),
  ]
  return [...factBlocks(facts), ...(description ? [outsideText(description)] : [])]
}
