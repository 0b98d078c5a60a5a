/** JSON as the API has it. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  })
}

/** The part of every answer that says how it went. */
export const done = { code: 200, message: 'Request completed fine, no errors' }
