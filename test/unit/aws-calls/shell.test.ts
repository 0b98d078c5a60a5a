import { expect, test } from '@jest/globals'

test('what the shell says of somebody’s AWS account reaches no test', async () => {
  Object.assign(process.env, {
    AWS_PROFILE: 'work',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_LAMBDA_LOG_LEVEL: 'WARN',
  })
  await import('../../../jest.config.ts')
  expect(Object.keys(process.env).filter((name) => name.startsWith('AWS_'))).toEqual(['AWS_LAMBDA_LOG_LEVEL'])
})
