import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../../.env', import.meta.url))

/** Takes what `.env` says into the environment, where there is one. What is set already stays as it is. */
export function loadDotEnv(): void {
  if (existsSync(file)) process.loadEnvFile(file)
}
