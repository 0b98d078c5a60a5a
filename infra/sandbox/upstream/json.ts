/** JSON, with the type spelled as Clinked's reference shows it; Intralinks' is not known. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  })
}
