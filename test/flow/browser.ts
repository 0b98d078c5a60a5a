/** What a browser ends up with. */
export interface Page {
  url: string
  status: number
  text: string
}

/** What somebody does with a browser that keeps cookies and goes where it is led. */
export interface Browser {
  open: (url: string) => Promise<Page>
  /** Sends the form of a page with its hidden fields, and these. */
  send: (page: Page, fields: Record<string, string>) => Promise<Page>
  /** The address that a link on a page, called so, leads to. */
  linkTo: (page: Page, name: string) => string
  cookies: Map<string, string>
}

export function newBrowser(): Browser {
  const cookies = new Map<string, string>()

  async function go(url: string, body?: URLSearchParams): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      ...(body ? { method: 'POST', body } : {}),
      headers: cookie ? { cookie } : {},
      redirect: 'manual',
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location) return go(new URL(location, url).href)
    return { url, status: response.status, text: await response.text() }
  }

  return {
    cookies,
    open: (url) => go(url),
    send: ({ url, text }, fields) => {
      const hidden = [...text.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)]
      const given = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
      return go(url, new URLSearchParams({ ...given, ...fields }))
    },
    linkTo: ({ url, text }, name) => {
      const link = [...text.matchAll(/<a[^>]* href="([^"]*)"[^>]*>([^<]*)</g)].find(
        ([, , words]) => words === name,
      )
      if (!link) throw new Error(`There is no link ${name} on the page at ${url}.`)
      return new URL((link[1] ?? '').replaceAll('&#38;', '&'), url).href
    },
  }
}
