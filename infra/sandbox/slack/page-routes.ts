import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type * as z from 'zod'
import { fault } from './faults.ts'
import { bodies } from './page-bodies.ts'
import type { PersonDriver } from './person-driver.ts'
import type { Workspace } from './workspace.ts'

/** How long changes are gathered before the page hears of them, in ms. */
const gatherMs = 30

/** How long a page waits before it asks again, when its stream was ended here, in ms. */
const retryMs = 100

/** What the page, and whoever drives the sandbox from outside, asks for: each route is one thing a person does. */
export function pageRoutes(workspace: Workspace, as: (userId: string) => PersonDriver): Hono {
  const { store } = workspace
  const routes = new Hono()

  // What a person cannot do, such as press what they do not see, is a 400 with the reason.
  routes.onError((error, context) => context.json({ ok: false, error: error.message }, 400))

  const post = <Body>(
    path: string,
    schema: z.ZodType<Body>,
    run: (body: Body) => Promise<object> | object,
  ): void => {
    routes.post(path, async (context) => context.json(await run(schema.parse(await context.req.json()))))
  }

  post('/page/command', bodies.command, async ({ user, channel, text, thread_ts }) => {
    if (text.startsWith('/')) return as(user).command(channel, text)
    return { ok: true, ts: await as(user).message(channel, text, thread_ts) }
  })
  post('/page/action', bodies.action, ({ user, ...act }) => as(user).act(act))
  post('/page/submit', bodies.submit, ({ user, view_id, state }) => as(user).submit(state.values, view_id))
  post('/page/close', bodies.close, ({ user, view_id, all }) => as(user).close(view_id, all))
  post('/page/home', bodies.home, ({ user }) => as(user).openHome())
  post('/page/read', bodies.read, ({ user, channel }) => {
    store.read(channel, user)
    store.changed()
    return { ok: true }
  })
  post('/page/shortcut', bodies.shortcut, ({ user, callback_id, channel, ts }) =>
    as(user).shortcut(callback_id, { channel, ts }),
  )
  post('/control/faults', fault, (rule) => {
    store.faults.add(rule)
    return { ok: true }
  })
  routes.delete('/control/faults', (context) => {
    store.faults.clear()
    return context.json({ ok: true })
  })

  routes.post('/page/upload', async (context) => {
    const form = await context.req.formData()
    const { user, channel, file } = Object.fromEntries(form)
    if (typeof user !== 'string' || typeof channel !== 'string' || !(file instanceof File)) {
      return context.json({ ok: false, error: 'user, channel and file are needed' }, 400)
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    return context.json({ ok: true, id: await as(user).upload(channel, { name: file.name, bytes }) })
  })

  routes.get('/page/state', (context) => context.json(as(context.req.query('user') ?? '').state()))

  routes.get('/page/changes', (context) => {
    const person = as(context.req.query('user') ?? '')
    return streamSSE(context, async (stream) => {
      let sent = ''
      let gathering: NodeJS.Timeout | undefined
      const send = async (): Promise<void> => {
        gathering = undefined
        const data = JSON.stringify(person.state())
        if (data === sent) return
        sent = data
        await stream.writeSSE({ event: 'state', data })
      }
      const { promise: ended, resolve: end } = Promise.withResolvers<void>()
      stream.onAbort(end)
      const unsubscribe = store.subscribe(() => {
        if (store.closed) end()
        else gathering ??= setTimeout(() => void send(), gatherMs)
      })
      await send()
      await ended
      unsubscribe()
      clearTimeout(gathering)
      if (store.closed) await stream.write(`retry: ${retryMs}\n\n`)
    })
  })

  routes.get('/page/files/:id', (context) => {
    const file = store.files.get(context.req.param('id'))
    if (file === undefined) return context.text('not found', 404)
    return new Response(Uint8Array.from(file.bytes), {
      headers: {
        'Content-Type': file.object.mimetype,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.object.name)}`,
      },
    })
  })
  return routes
}
