import * as z from 'zod'

/** The bodies of the page's requests: a person acting, and what they do in Slack's own shapes. */

const person = { user: z.string() }
const values = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))

const container = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.object({ type: z.literal('view'), view_id: z.string() }),
])

export const bodies = {
  command: z.object({
    ...person,
    channel: z.string(),
    text: z.string().min(1),
    thread_ts: z.string().optional(),
  }),
  action: z.object({
    ...person,
    container,
    block_id: z.string(),
    action: z.looseObject({ type: z.string(), action_id: z.string() }),
    state: z.object({ values }).optional(),
  }),
  submit: z.object({ ...person, view_id: z.string(), state: z.object({ values }) }),
  close: z.object({ ...person, view_id: z.string(), all: z.boolean().optional() }),
  home: z.object(person),
  read: z.object({ ...person, channel: z.string() }),
  shortcut: z.object({ ...person, callback_id: z.string(), channel: z.string(), ts: z.string() }),
}
