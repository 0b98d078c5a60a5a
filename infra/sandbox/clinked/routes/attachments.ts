import { idIn } from '../../upstream/asked.ts'
import { json } from '../../upstream/json.ts'
import { found } from '../answers.ts'
import { componentContext } from '../context.ts'
import type { Attachment } from '../model.ts'
import type { Operation } from '../operation.ts'
import { countedPage } from '../pages.ts'
import { notFound } from '../refusal.ts'
import { signedUrl } from '../signed-url.ts'
import type { World } from '../world.ts'

const template = '/v3/shares/{shareToken}/context/{context}/attachments'

/** §8: the attachments of a component. */
export function attachmentOperations(world: World): Operation[] {
  const { store } = world
  return [
    {
      section: '8.1',
      method: 'GET',
      template,
      share: ({ request, share }) => {
        const name = request.query('name')?.toLowerCase() ?? ''
        const types = request.queries('mimeTypes')?.flatMap((each) => each.split(','))
        const attachments = store
          .attachmentsOf(componentContext(request, share, store))
          .filter((each) => each.friendlyName.toLowerCase().includes(name))
          .filter((each) => types === undefined || types.includes(each.contentType))
          .filter((each) => request.query('folder') !== 'true' || each.contentType === '@folder')
        return json(countedPage(request, attachments, attachmentShape))
      },
    },
    {
      section: '8.2',
      method: 'GET',
      template: `${template}/{attachment}/download`,
      share: ({ request, share }) => {
        const id = idIn(request, 'attachment')
        const attachment = store
          .attachmentsOf(componentContext(request, share, store))
          .find((each) => each.id === id)
        if (!attachment) throw notFound('Attachment')
        return found(signedUrl(world, { ...attachment, fileName: attachment.friendlyName }))
      },
    },
  ]
}

/** An attachment in its list, and in the note that has it. */
export function attachmentShape(attachment: Attachment) {
  return {
    id: attachment.id,
    friendlyName: attachment.friendlyName,
    name: attachment.name,
    contentType: attachment.contentType,
    size: attachment.bytes.byteLength,
    lastModified: attachment.lastModified,
    href: null,
    link: null,
    removed: false,
    previewInfo: null,
  }
}
