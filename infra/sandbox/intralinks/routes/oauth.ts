import { json } from '../../upstream/json.ts'
import type { Grant, Person } from '../model.ts'
import type { Operation } from '../operation.ts'
import { loggedInElsewhere, wrongClient, wrongGrantType, wrongLogin } from '../refusal.ts'
import type { World } from '../world.ts'

const lifetimeSeconds = 3_599

/** E-mail and password are exchanged for an access token. Parameters may stand in the query or in the form. */
export function oauthOperations(world: World): Operation[] {
  return [
    {
      method: 'POST',
      template: '/v2/oauth/token',
      anyone: async ({ request }) => {
        const form = new URLSearchParams(await request.text())
        const parameter = (name: string) => form.get(name) ?? request.query(name) ?? ''
        if (parameter('grant_type') !== 'client_credentials') throw wrongGrantType()
        const clientId = parameter('client_id')
        if (clientId !== world.clientId || parameter('client_secret') !== world.clientSecret) {
          throw wrongClient(clientId)
        }
        // These two in the form only.
        const person = personOf(form.get('email') ?? '', form.get('password') ?? '', world)
        makeRoom(person, parameter('endOtherSessions').toLowerCase() === 'true', world)
        const accessToken = world.random()
        world.store.grants.push({
          accessToken,
          person,
          expiresAt: world.clock() + lifetimeSeconds * 1_000,
          isEnded: false,
          entered: new Set(),
        })
        return json({
          access_token: accessToken,
          token_type: 'BearerToken',
          expires_in: lifetimeSeconds,
          email: person.email,
        })
      },
    },
  ]
}

function personOf(email: string, password: string, { store }: World): Person {
  const person = store.people.find((each) => each.email === email.toLowerCase())
  if (!person || person.password !== password || person.isLocked) throw wrongLogin()
  return person
}

/** Who is allowed one session ends the others with a new one, if they say so, and gets none otherwise. */
function makeRoom(person: Person, endsOthers: boolean, { store, clock }: World): void {
  const isLive = (grant: Grant) => grant.person === person && !grant.isEnded && grant.expiresAt > clock()
  const others = store.grants.filter(isLive)
  if (endsOthers) {
    person.isInBrowser = false
    for (const grant of others) grant.isEnded = true
  } else if (person.isAllowedOneSession && (person.isInBrowser || others.length > 0)) {
    throw loggedInElsewhere()
  }
}
