import type { Config } from 'jest'
import config from '../../jest.config.ts'
import { keepTallies } from './tally.ts'

keepTallies()

/**
 * The long form of what `npm test` holds in short ones: one thing going wrong after the other, and requests that nobody
 * would make, by the hundred thousand.
 */
const long: Config = {
  ...config,
  rootDir: '../..',
  testMatch: [
    '<rootDir>/test/faults/**/*.test.ts',
    '<rootDir>/test/**/*-abuse.test.ts',
    '<rootDir>/test/flow/odd-jobs.test.ts',
  ],
  testTimeout: 15 * 60_000,
  reporters: ['default', '<rootDir>/test/faults/report.ts'],
}

export default long
