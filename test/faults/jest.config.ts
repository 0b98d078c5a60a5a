import type { Config } from 'jest'
import config from '../../jest.config.ts'
import { keepTallies } from './tally.ts'

keepTallies()

/**
 * The long form of what `npm test` holds in short ones: one thing going wrong after the other, requests that nobody would
 * make by the hundred thousand, and what is large at its full size.
 */
const long: Config = {
  ...config,
  rootDir: '../..',
  testMatch: [
    '<rootDir>/test/faults/**/*.test.ts',
    '<rootDir>/test/**/*-abuse.test.ts',
    '<rootDir>/test/flow/{odd-jobs,datarooms-large,digest-load,digest-year,rounds-at-scale}.test.ts',
  ],
  testTimeout: 15 * 60_000,
  reporters: ['default', '<rootDir>/test/faults/report.ts'],
}

export default long
