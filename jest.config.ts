import type { Config } from 'jest'

// What the shell says of somebody's AWS account, such as AWS_PROFILE, wins over what the local services are reached with.
// Workers and the other configurations, which import this one, have what is left. The log's level is for whoever runs it.
for (const name of Object.keys(process.env)) {
  if (name.startsWith('AWS_') && name !== 'AWS_LAMBDA_LOG_LEVEL') delete process.env[name]
}

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
