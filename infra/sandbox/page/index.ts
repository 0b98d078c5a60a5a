import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Hono } from 'hono'

interface Bundle {
  html: string
  script: string
  style: string
  /** By file name: what machines without such fonts need to show emoji and Arabic. */
  fonts: Map<string, Uint8Array<ArrayBuffer>>
}

/**
 * The page on which a person uses the app as in Slack. It speaks to the stand-in's server on the same origin
 * (protocol.ts). Bundled in memory at the first request, in a second or so; a failed bundle is tried again.
 */
export function createPage(): Hono {
  let bundle: Promise<Bundle> | undefined
  const bundled = () => {
    bundle ??= bundlePage().catch((error: unknown) => {
      bundle = undefined
      throw error
    })
    return bundle
  }
  return new Hono()
    .get('/', async (c) => c.html((await bundled()).html))
    .get('/page/app.js', async (c) =>
      c.body((await bundled()).script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    )
    .get('/page/app.css', async (c) =>
      c.body((await bundled()).style, 200, { 'content-type': 'text/css; charset=utf-8' }),
    )
    .get('/page/fonts/:file', async (c) => {
      const font = (await bundled()).fonts.get(c.req.param('file'))
      if (!font) return c.notFound()
      // The name has the hash of what is in it.
      return c.body(font, 200, {
        'content-type': 'font/woff2',
        'cache-control': 'max-age=31536000, immutable',
      })
    })
}

async function bundlePage(): Promise<Bundle> {
  const [html, built] = await Promise.all([
    readFile(new URL('./index.html', import.meta.url), 'utf8'),
    build({
      entryPoints: [fileURLToPath(new URL('./app.tsx', import.meta.url))],
      outdir: 'page',
      publicPath: '/page',
      assetNames: 'fonts/[name]-[hash]',
      // Every browser that runs the page takes woff2.
      loader: { '.woff2': 'file', '.woff': 'empty' },
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    }),
  ])
  const textOf = (ending: string) => built.outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  const fonts = built.outputFiles
    .filter(({ path }) => path.endsWith('.woff2'))
    .map(({ path, contents }) => [basename(path), Uint8Array.from(contents)] as const)
  return { html, script: textOf('.js'), style: textOf('.css'), fonts: new Map(fonts) }
}
