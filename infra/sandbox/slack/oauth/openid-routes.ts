import { Hono } from 'hono'
import { html } from 'hono/html'
import { plainPage } from '../../plain-page.ts'
import type { Workspace } from '../workspace.ts'

/** Where somebody agrees to tell the app who they are: https://docs.slack.dev/authentication/sign-in-with-slack */
export function openIdRoutes({ oauth, store, appName }: Workspace): Hono {
  const routes = new Hono()

  routes.get('/openid/connect/authorize', (context) => {
    const { client_id, response_type, scope = '', state = '', nonce = '', redirect_uri } = context.req.query()
    if (oauth.client === undefined || client_id !== oauth.client.clientId) {
      return context.text('Invalid client_id parameter', 400)
    }
    if (response_type !== 'code') return context.text('response_type must be code', 400)
    if (!scope.split(' ').includes('openid')) return context.text('The scope openid is needed', 400)
    if (redirect_uri === undefined) return context.text('redirect_uri is needed here', 400)
    return context.html(
      plainPage(
        `${appName} asks who you are`,
        html`<form method="post">
<input type="hidden" name="redirect_uri" value="${redirect_uri}">
<input type="hidden" name="state" value="${state}">
<input type="hidden" name="nonce" value="${nonce}">
${store.people.map(({ id, real_name }) => html`<button name="user" value="${id}">Allow as ${real_name}</button>`)}
<button name="user" value="">Cancel</button>
</form>`,
      ),
    )
  })

  routes.post('/openid/connect/authorize', async (context) => {
    const form = new URLSearchParams(await context.req.text())
    const [redirectUri, state, nonce, user] = ['redirect_uri', 'state', 'nonce', 'user'].map(
      (name) => form.get(name) ?? '',
    ) as [string, string, string, string]
    const target = URL.parse(redirectUri)
    if (target === null) return context.text('redirect_uri is no address', 400)
    target.searchParams.set('state', state)
    if (user === '') {
      target.searchParams.set('error', 'access_denied')
    } else {
      const code = `${store.ids.code(12)}.${store.ids.code(12)}`
      oauth.signIns.set(code, { redirectUri, nonce, userId: user, at: store.clock() })
      target.searchParams.set('code', code)
    }
    return context.redirect(target.href, 302)
  })
  return routes
}
