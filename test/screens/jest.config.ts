import type { Config } from 'jest'
import config from '../../jest.config.ts'

/** Takes the pictures of docs/screens.md. */
const pictures: Config = {
  ...config,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/screens/**/*.pictures.ts'],
}

export default pictures
