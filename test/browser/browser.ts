import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const unpackScript = fileURLToPath(new URL('./unpack.ts', import.meta.url))
/** Goes with the packages, so that each version of the browser is unpacked anew. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))
const home = `${cache}chromium`

/** What each family is drawn with: the font that comes along, and where it has no such signs, what Linux mostly has. */
const FONTS = Object.entries({
  'sans-serif': 'Open Sans',
  'system-ui': 'Open Sans',
  monospace: 'DejaVu Sans Mono',
})
  .map(
    ([family, font]) => `<alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`,
  )
  .join('')

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Starts the browser that comes with the packages: no system browser, no network. */
export async function startBrowser(): Promise<Browser> {
  if (!existsSync(home)) await unpack()
  return chromium.launch({
    executablePath: `${home}/chromium`,
    headless: true,
    args: ARGS,
    env: { ...process.env, LD_LIBRARY_PATH: `${home}/al2023/lib`, FONTCONFIG_FILE: `${home}/fonts.conf` },
  })
}

/**
 * Unpacks elsewhere, then moves: nobody meets half a browser, even where two begin at once or one is stopped.
 * The package unpacks to the temporary folder, and as if on Lambda, besides the browser, the libraries that a bare
 * machine lacks.
 */
async function unpack(): Promise<void> {
  await mkdir(cache, { recursive: true })
  const fresh = await mkdtemp(`${home}-`)
  await promisify(execFile)(process.execPath, [unpackScript], {
    env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  })
  // Of the machine's fonts what the package's lacks: signs such as ← and ▓.
  await writeFile(
    `${fresh}/fonts.conf`,
    `<fontconfig><dir>${home}/fonts</dir><dir>/usr/share/fonts</dir>${FONTS}<cachedir>${home}/fonts-cache</cachedir></fontconfig>`,
  )
  await rename(fresh, home).catch(async (error: unknown) => {
    if (!existsSync(home)) throw error
    await rm(fresh, { recursive: true })
  })
}
