import { idIn } from '../../upstream/asked.ts'
import { json } from '../../upstream/json.ts'
import { found } from '../answers.ts'
import { fileWithin } from '../file-shape.ts'
import type { Operation } from '../operation.ts'
import { countedPage } from '../pages.ts'
import { notFound } from '../refusal.ts'
import { version as versionShape } from '../shapes.ts'
import { signedUrl } from '../signed-url.ts'
import type { World } from '../world.ts'

const template = '/v3/shares/{shareToken}/files/{file}/versions'

/** §11.8–11.9: a file's versions, by the version's id (a note's, §5.6, go by its number). */
export function fileVersionOperations(world: World): Operation[] {
  const { store } = world
  return [
    {
      section: '11.8',
      method: 'GET',
      template,
      share: ({ request, share }) => {
        const file = fileWithin(share, idIn(request, 'file'), store)
        return json(countedPage(request, store.versionsOf(file.id), versionShape))
      },
    },
    {
      section: '11.9',
      method: 'GET',
      template: `${template}/{version}`,
      share: ({ request, share }) => {
        const file = fileWithin(share, idIn(request, 'file'), store)
        const id = idIn(request, 'version')
        const version = store.versionsOf(file.id).find((each) => each.id === id)
        if (!version) throw notFound('Version')
        const { friendlyName: fileName, contentType } = file
        return found(signedUrl(world, { fileName, contentType, bytes: version.bytes }))
      },
    },
  ]
}
