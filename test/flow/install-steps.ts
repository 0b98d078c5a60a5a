/** The button that somebody presses on Slack's page. */
type Answer = 'allow' | 'allow_everywhere' | 'cancel'

/** Opens the page with the button, as a browser does. */
export async function begin(appUrl: string): Promise<{ slackPage: string; cookie: string }> {
  const response = await fetch(`${appUrl}/slack/install`)
  const href = /class="button" href="([^"]*)"/.exec(await response.text())?.[1] ?? ''
  return {
    slackPage: href.replaceAll('&#38;', '&'),
    cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '',
  }
}

/** Goes on to Slack and answers there. @returns the address that Slack leads back to */
export async function untilAgreed(
  appUrl: string,
  answer: Answer,
): Promise<{ address: string; cookie: string }> {
  const { slackPage, cookie } = await begin(appUrl)
  const page = await (await fetch(slackPage)).text()
  const hidden = [...page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
  const led = await fetch(slackPage, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, answer }),
    redirect: 'manual',
  })
  return { address: led.headers.get('location') ?? '', cookie }
}

/** Goes where Slack leads back to. */
export async function visit(
  address: string,
  cookie: string | undefined,
): Promise<{ status: number; page: string }> {
  const response = await fetch(address, { headers: cookie === undefined ? {} : { cookie } })
  return { status: response.status, page: await response.text() }
}

/** The whole way. */
export async function addToSlack(appUrl: string, answer: Answer) {
  const { address, cookie } = await untilAgreed(appUrl, answer)
  return { address, cookie, ...(await visit(address, cookie)) }
}
