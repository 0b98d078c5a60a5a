import type { Answer, Request } from './serve.ts'

/** As much of Slack as is asked for here: it takes whatever it is sent. */
export function answerAsSlack({ path, headers }: Request): Answer {
  const [address = ''] = path.split('?')
  if (address.startsWith('/response/')) return { name: 'response_url', json: { ok: true } }
  const name = address.replace('/api/', '')
  return { name, json: { ok: true, ...result(name, `http://${headers.host}`) } }
}

function result(method: string, url: string): object {
  switch (method) {
    case 'chat.postMessage':
    case 'chat.update':
    case 'chat.delete':
      return { channel: 'D0BENCH', ts: '1.000001' }
    case 'files.getUploadURLExternal':
      return { upload_url: `${url}/upload`, file_id: 'F0BENCH' }
    case 'files.completeUploadExternal':
      return { files: [{ id: 'F0BENCH', title: 'bytes' }] }
    case 'users.info':
      return { user: { id: 'U0BENCH', tz: 'Europe/Berlin', deleted: false } }
    default:
      throw new Error(`The stand-in of Slack knows no ${method}.`)
  }
}
