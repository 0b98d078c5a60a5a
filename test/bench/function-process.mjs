// A function as it is deployed, in a process of its own: loads the bundle that it is told, and does what it is sent.
// Plain JavaScript, so that what Node takes to strip types is not measured with it.
import { createRequire } from 'node:module'
import { peakBytes } from './memory.mjs'

const { handler } = createRequire(import.meta.url)(process.argv[2])

function context(timeoutMs) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: 'bench',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:bench',
    memoryLimitInMB: '1024',
    awsRequestId: 'bench',
    logGroupName: 'bench',
    logStreamName: 'bench',
    getRemainingTimeInMillis: () => timeoutMs,
  }
}

async function answer({ event, timeoutMs }) {
  const idleBytes = process.memoryUsage.rss()
  const before = process.cpuUsage()
  try {
    const answer = await handler(event, context(timeoutMs))
    const { user, system } = process.cpuUsage(before)
    process.send({ answer, cpuMs: (user + system) / 1000, idleBytes, peakBytes: peakBytes() })
  } catch (error) {
    process.send({ error: error instanceof Error ? error.stack : String(error) })
  }
}

process.on('message', (message) => void answer(message))
process.send('ready')
