import type { Config } from 'jest'

const config: Config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/{unit,contract,flow,browser}/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript', tsx: true } } }],
  },
  // The tests mostly wait for servers in their own process: a worker for each core.
  maxWorkers: '100%',
  // A worker that has seen many servers come and go spends its time on clearing away: then it is replaced.
  workerIdleMemoryLimit: '1GB',
  // Real servers on loopback and a browser start inside some tests.
  testTimeout: 30_000,
}

export default config
