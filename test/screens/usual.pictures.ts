import { afterAll } from '@jest/globals'
import { writeGuide } from './guide.ts'
import { ACTS, USUAL } from './scenes/index.ts'
import { takePictures } from './take-pictures.ts'

takePictures(USUAL)
afterAll(() => writeGuide(ACTS))
