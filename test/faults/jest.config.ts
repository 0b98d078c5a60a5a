import type { Config } from 'jest'
import config from '../../jest.config.ts'

/** The long form of what test/flow/faults.test.ts holds: most of an hour of one thing going wrong after the other. */
const long: Config = {
  ...config,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/faults/**/*.test.ts'],
  testTimeout: 15 * 60_000,
}

export default long
