/** Tells a stand-in for an upstream something, or asks it. */
export type Control = (method: string, path: string, json?: unknown) => Promise<Response>

/** @param url of the stand-in */
export function controlOf(url: string): Control {
  return (method, path, json) =>
    fetch(`${url}/_control/${path}`, {
      method,
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
}
