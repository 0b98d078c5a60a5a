import { json } from '../../upstream/json.ts'
import { hasLapsed } from '../access.ts'
import type { Component } from '../model.ts'
import type { Operation } from '../operation.ts'
import { share as shareShape } from '../shapes.ts'
import type { World } from '../world.ts'

/** §2: what is shared with a guest. A lapsed share is no longer listed (assumed). */
export function shareOperations(world: World): Operation[] {
  return [
    {
      section: '2.1',
      method: 'GET',
      template: '/v3/shares',
      guest: ({ guest }) =>
        json(
          world.store.shares
            .filter((share) => share.guest === guest && !hasLapsed(share, world))
            .map((share) => ({ ...shareShape(share), component: componentShape(share.component) })),
        ),
    },
    {
      // No `component` here: the kind of a single share is known from the list only.
      section: '2.2',
      method: 'GET',
      template: '/v3/shares/{shareToken}',
      share: ({ share }) => json(shareShape(share)),
    },
  ]
}

function componentShape(component: Component) {
  return {
    id: component.id,
    contextKey: { id: component.contextId },
    type: component.kind,
    name: component.name,
    friendlyName: component.friendlyName,
  }
}
