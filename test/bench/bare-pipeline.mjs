// What a file takes at least: Node's own client and nothing else, from one server to another. In a process of its own.
import { once } from 'node:events'
import { get, request } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { peakBytes } from './memory.mjs'

const [, , from, to] = process.argv

const idleBytes = process.memoryUsage.rss()
const before = process.cpuUsage()
const [source] = await once(get(from), 'response')
const target = request(to, {
  method: 'POST',
  headers: { 'content-length': source.headers['content-length'] },
})
const answered = once(target, 'response')
await pipeline(source, target)
const [answer] = await answered
answer.resume()
const { user, system } = process.cpuUsage(before)
process.send({ cpuMs: (user + system) / 1000, idleBytes, peakBytes: peakBytes() })
process.disconnect()
