import * as z from 'zod'

/** Why a subscription ended without its owner. */
export const EndReason = z.discriminatedUnion('why', [
  z.object({ why: z.enum(['not_connected', 'lapsed', 'share_gone', 'password', 'channel_gone']) }),
  z.object({ why: z.literal('stopped'), by: z.string() }),
])
export type EndReason = z.infer<typeof EndReason>
