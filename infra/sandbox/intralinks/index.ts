export { sha256Of } from './content.ts'
export { demoLogins } from './seed/demo-logins.ts'
export { logins } from './seed/people.ts'
export { createIntralinksStandIn, type IntralinksStandIn } from './stand-in.ts'
