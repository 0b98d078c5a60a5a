/** The names in a path template: `'shareToken' | 'file'` for `/v3/shares/{shareToken}/files/{file}`. */
export type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never

/** Query parameters; those that are undefined are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * The address of an operation at `base`, which may have a path of its own.
 *
 * @param template such as `/v3/shares/{shareToken}/discussion/replies`
 * @param params what the names in the template stand for; others are passed over
 * @throws TypeError as fillPath
 */
export function addressOf(base: URL, template: string, params: object, query: Query): URL {
  const url = new URL(base)
  url.pathname = base.pathname.replace(/\/$/, '') + fillPath(template, params)
  url.search = ''
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.append(name, String(value))
  }
  return url
}

/**
 * Fills in a path template. Every value is escaped, so that it stays one step of the path.
 *
 * @throws TypeError for a value that would be no step of its own: a missing or empty one, `.` or `..`
 */
function fillPath(template: string, params: object): string {
  const values = new Map<string, unknown>(Object.entries(params))
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values.get(name)
    const step = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    if (/^\.{0,2}$/.test(step)) throw new TypeError(`path parameter ${name} is missing or unusable`)
    return encodeURIComponent(step)
  })
}
