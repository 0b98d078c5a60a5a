import { html } from 'hono/html'

type Html = ReturnType<typeof html>

/** A page for a browser that is not the stand-in for Slack itself. */
export function plainPage(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem }
button { font: inherit }
</style>
<h1>${title}</h1>
${body}
</html>
`
}
