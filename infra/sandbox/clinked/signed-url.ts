import type { SignedContent } from './model.ts'
import type { World } from './world.ts'

/** What to give to whoever has the address: as a download, unless it is to be shown. */
type Content = Pick<SignedContent, 'fileName' | 'contentType' | 'bytes'> &
  Partial<Pick<SignedContent, 'disposition'>>

/** A new address that gives these bytes to whoever has it, without a token, for 5 minutes or for `lifetimeMs`. */
export function signedUrl(world: World, content: Content, lifetimeMs = 5 * 60_000): string {
  const { fileName, contentType, bytes, disposition = 'attachment' } = content
  const key = world.random()
  world.store.signed.push({
    key,
    disposition,
    fileName,
    contentType,
    bytes,
    expiresAt: world.clock() + lifetimeMs,
  })
  return `${world.publicUrl}/content/${key}`
}
