import { oauthAccess } from '../oauth/access.ts'
import { openIdToken } from '../oauth/openid-token.ts'
import * as chat from './chat.ts'
import * as conversations from './conversations.ts'
import * as files from './files.ts'
import { history } from './history.ts'
import type { Method } from './method.ts'
import * as people from './people.ts'
import * as views from './views.ts'

/** The methods that the app calls, each with the bot scope it needs: https://docs.slack.dev/reference/methods */
export const methods: Record<string, { run: Method; scope?: string; open?: true }> = {
  'api.test': { run: people.apiTest, open: true },
  'auth.test': { run: people.authTest },
  'chat.delete': { run: chat.remove, scope: 'chat:write' },
  'chat.postEphemeral': { run: chat.postEphemeral, scope: 'chat:write' },
  'chat.postMessage': { run: chat.postMessage, scope: 'chat:write' },
  'chat.update': { run: chat.update, scope: 'chat:write' },
  'conversations.history': { run: history, scope: 'im:history' },
  'conversations.open': { run: conversations.open, scope: 'im:write' },
  'files.completeUploadExternal': { run: files.completeUpload, scope: 'files:write' },
  'files.getUploadURLExternal': { run: files.getUploadUrl, scope: 'files:write' },
  'files.info': { run: files.info, scope: 'files:read' },
  'oauth.v2.access': { run: oauthAccess, open: true },
  'openid.connect.token': { run: openIdToken, open: true },
  'users.info': { run: people.usersInfo, scope: 'users:read' },
  'views.open': { run: views.open },
  'views.publish': { run: views.publish },
  'views.push': { run: views.push },
  'views.update': { run: views.update },
}
