/** `npm run doctor [-- --stage STAGE [--region REGION]]`: says what is wrong with a running system, and how to mend it. */
import { parseArgs } from 'node:util'
import { loadDotEnv } from '../sandbox/dot-env.ts'
import { deployedSystem } from './deployment.ts'
import { examine, report } from './examine.ts'
import { describe } from './finding.ts'
import { findLocalSystem } from './local.ts'
import { NoSuchSystemError, type System } from './system.ts'

const NEXT =
  'The AWS credentials of this shell (AWS_PROFILE, aws sso login) have to be ones that may read the stack.'

const host = { clock: () => Date.now(), nodeVersion: process.versions.node }

async function findSystem(): Promise<System> {
  const { stage, region } = readArguments()
  if (stage !== undefined) {
    return deployedSystem({ stage, region: region ?? process.env.AWS_REGION ?? 'us-east-1' }, host)
  }
  loadDotEnv()
  return findLocalSystem(Number(process.env.PORT || 3000), host)
}

function readArguments(): { stage?: string; region?: string } {
  try {
    const options = { stage: { type: 'string' }, region: { type: 'string' } } as const
    return parseArgs({ options }).values
  } catch (error) {
    throw new NoSuchSystemError(`${describe(error)}: npm run doctor knows --stage and --region.`, {
      cause: error,
    })
  }
}

try {
  const system = await findSystem()
  console.log(`Looking at ${system.name}.\n`)
  const examined = await examine(system)
  console.log(report(examined))
  process.exitCode = examined.some(({ finding }) => finding.is === 'wrong') ? 1 : 0
} catch (error) {
  console.error(
    error instanceof NoSuchSystemError ? error.message : `AWS does not tell: ${describe(error)}. ${NEXT}`,
  )
  process.exitCode = 1
}
