import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { StartError } from './start-error.ts'

/**
 * Makes sure that a port on 127.0.0.1 can be had, before anything else starts.
 *
 * @param variable the environment variable that chooses it
 * @param wanted 0 for any that is free
 * @throws StartError when it is taken or not allowed, naming the variable.
 */
export async function findPort(variable: string, wanted: number): Promise<number> {
  const server = createServer()
  try {
    await once(server.listen(wanted, '127.0.0.1'), 'listening')
  } catch (error) {
    throw new StartError(
      `Port ${wanted} ${reason(error)}. Choose another with ${variable}, or any that is free with ${variable}=0.`,
      { cause: error },
    )
  }
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function reason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return 'is in use by another program'
  if (code === 'EACCES') return 'may not be used by this account'
  return `cannot be used (${code})`
}
