import { createHash, randomUUID } from 'node:crypto'
import { awsOperation, type Loopback, startLoopback } from './serve.ts'

interface Input {
  MessageBody: string
  Entries: { Id: string; MessageBody: string }[]
}

/** SQS that takes every message. @param onMessage is given what was put on a queue, as soon as it is there. */
export function startSqs(onMessage: (body: string) => void = () => {}): Promise<Loopback> {
  const take = (body: string): { MessageId: string; MD5OfMessageBody: string } => {
    setImmediate(onMessage, body)
    return { MessageId: randomUUID(), MD5OfMessageBody: createHash('md5').update(body).digest('hex') }
  }
  return startLoopback((request) => {
    const name = awsOperation(request)
    const { MessageBody, Entries } = JSON.parse(request.body.toString()) as Input
    switch (name) {
      case 'SendMessage':
        return { name, json: take(MessageBody) }
      case 'SendMessageBatch': {
        const Successful = Entries.map(({ Id, MessageBody: body }) => ({ Id, ...take(body) }))
        return { name, json: { Successful, Failed: [] } }
      }
      case 'ChangeMessageVisibility':
        return { name, json: {} }
      default:
        throw new Error(`The stand-in of SQS knows no ${name}.`)
    }
  })
}
