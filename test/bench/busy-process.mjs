// A function as it is deployed, in a process of its own that is kept busy: does the events that it is sent, so many at a
// time. Lambda gives a process one at a time; more of them show what the process itself takes, whatever it waits for.
import { createRequire } from 'node:module'

const { handler } = createRequire(import.meta.url)(process.argv[2])

const context = { awsRequestId: 'bench', functionName: 'bench', getRemainingTimeInMillis: () => 60_000 }

async function doEach(events) {
  for (const event of events) {
    const { statusCode } = await handler(event, context)
    if (statusCode !== 200) throw new Error(`The function answered ${statusCode}.`)
  }
}

async function run({ events, atATime }) {
  const before = process.cpuUsage()
  const startedAt = performance.now()
  const remaining = events.values()
  await Promise.all(Array.from({ length: atATime }, () => doEach(remaining)))
  const ms = performance.now() - startedAt
  const { user, system } = process.cpuUsage(before)
  return { perSecond: (events.length / ms) * 1000, cpuMs: (user + system) / 1000 / events.length }
}

process.on('message', (told) => {
  run(told).then(
    (busy) => process.send(busy),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.send('ready')
