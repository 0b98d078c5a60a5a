import type { Button } from '@slack/types'
import type { AboutShare } from '../../shares/about.ts'
import { ACTION } from '../actions.ts'
import { type ShareView, values } from '../values.ts'
import { fact, factBlocks } from './facts.ts'
import { goTo } from './go-to.ts'
import { actions, button, section } from './parts.ts'
import type { Screen } from './screen.ts'
import { kindOf } from './share-list.ts'
import { mrkdwn, name, time } from './text.ts'

/** On a share: how it is shared. */
export function aboutButton(shown: ShareView): Button {
  return button({
    text: 'About this share',
    actionId: ACTION.aboutShare,
    value: values.shareView.write(shown),
  })
}

/**
 * How something is shared with the person: by whom, with which address, for how long.
 * @param shown the place in the share that Back leads to.
 */
export function aboutScreen({ share, sharedAs }: AboutShare, shown: ShareView): Screen {
  const { dateCreated, dateExpire, email, notifications, passwordEnabled, user } = sharedAs
  const { icon, word } = kindOf(share)
  const about = mrkdwn`How *${name(share.name)}* is shared with you`
  return {
    title: 'About this share',
    text: about,
    blocks: [
      section(mrkdwn`${icon} ${about}`),
      ...factBlocks([
        fact('What', word),
        fact('Shared by', user ? name(user.name, 80) : mrkdwn`someone who is no longer in Clinked`),
        fact('Shared with', email && name(email, 200)),
        fact('Since', time(dateCreated)),
        fact('Lapses', dateExpire === undefined ? mrkdwn`never` : time(dateExpire)),
        fact('Password', passwordEnabled ? mrkdwn`:lock: its link asks for one` : mrkdwn`none`),
        fact(
          'E-mails from Clinked',
          notifications === undefined ? undefined : notifications ? mrkdwn`on` : mrkdwn`off`,
        ),
      ]),
      actions([goTo('← Back', 'back', shown)]),
    ],
    privateMetadata: values.shareView.write(shown),
  }
}
