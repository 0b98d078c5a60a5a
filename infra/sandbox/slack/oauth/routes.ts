import { Hono } from 'hono'
import { html } from 'hono/html'
import { plainPage } from '../../plain-page.ts'
import type { Workspace } from '../workspace.ts'
import { organisation } from '../world.ts'

/** Where somebody agrees that the app may be added: https://docs.slack.dev/authentication/installing-with-oauth */
export function oauthRoutes({ oauth, store, manifest, appName }: Workspace): Hono {
  const routes = new Hono()

  routes.get('/oauth/v2/authorize', (context) => {
    const { client_id, scope = '', state, redirect_uri } = context.req.query()
    if (oauth.client === undefined || client_id !== oauth.client.clientId) {
      return context.text('Invalid client_id parameter', 400)
    }
    if (redirect_uri === undefined) return context.text('redirect_uri is needed here', 400)
    const known = manifest.oauth_config?.scopes?.bot
    const scopes = scope.split(',')
    const unknown = scopes.filter((one) => known?.includes(one) === false)
    if (unknown.length > 0) return context.text(`Invalid permissions requested: ${unknown.join(',')}`, 400)
    return context.html(
      plainPage(
        `${appName} wants to be added to ${store.team.name}`,
        html`<p>It asks for:</p>
<ul>
${scopes.map((one) => html`<li><code>${one}</code></li>`)}
</ul>
<form method="post">
<input type="hidden" name="redirect_uri" value="${redirect_uri}">
<input type="hidden" name="state" value="${state ?? ''}">
<button name="answer" value="allow">Allow in ${store.team.name}</button>
<button name="answer" value="allow_everywhere">Allow in all of ${organisation.name}</button>
<button name="answer" value="cancel">Cancel</button>
</form>`,
      ),
    )
  })

  routes.post('/oauth/v2/authorize', async (context) => {
    const form = await context.req.parseBody()
    const [redirectUri, state, answer] = [form.redirect_uri, form.state, form.answer].map(String)
    const target = URL.parse(redirectUri ?? '')
    if (target === null) return context.text('redirect_uri is no address', 400)
    target.searchParams.set('state', state ?? '')
    if (answer === 'cancel') {
      target.searchParams.set('error', 'access_denied')
    } else {
      const code = `${store.ids.code(12)}.${store.ids.code(12)}`
      oauth.codes.set(code, {
        redirectUri: redirectUri ?? '',
        at: store.clock(),
        organisation: answer === 'allow_everywhere' ? organisation : undefined,
      })
      target.searchParams.set('code', code)
    }
    return context.redirect(target.href, 302)
  })
  return routes
}
