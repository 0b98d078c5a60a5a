import * as z from 'zod'
import { operation } from './operation.ts'
import { Flag, unproven } from './shapes.ts'

const Fields = z.object({
  /** Whether it is to be accepted before anything else is to be seen. */
  splashRequired: unproven(Flag),
  /** HTML, written by whoever owns the workspace. */
  splashText: unproven(z.string()),
  /** Whether there is a picture too, which is to be seen in Intralinks only. */
  hasImage: unproven(Flag),
  /** What the button that accepts it says, such as `agree`. */
  acceptText: unproven(z.string()),
  workspaceName: unproven(z.string()),
})

/** The guide shows no answer. Elsewhere the fields stand below `splash`, or at the top. */
const Splash = z
  .union([z.object({ splash: Fields }).transform(({ splash }) => splash), Fields])
  // Nobody is to accept what this app failed to read.
  .refine(({ splashRequired, splashText }) => (splashRequired ?? splashText) !== undefined, 'no splash')
/** What a person accepts when they enter a workspace. */
export type Splash = z.output<typeof Splash>

const Entrance = z
  .object({ state: z.string() })
  .transform(({ state }) => ({ state, isAllowed: state === 'ALLOW' }))
/**
 * How entering went. Unless it `isAllowed`, Intralinks asks for something more, which `state` names: ONE_TIME_PASSWORD,
 * OTP_DELIVERY_OPTION, SECURITY_QUESTION, CONTENT_DECLARATION_REQUIRED …
 */
export type Entrance = z.output<typeof Entrance>

export const getSplash = operation('GET /v2/workspaces/{workspace}/splash', Splash)
/** A recorded, legal act: only ever upon the person's own explicit yes. */
export const acceptSplash = operation('POST /v2/workspaces/{workspace}/splash', Entrance, {
  json: () => ({ acceptSplash: true }),
})
