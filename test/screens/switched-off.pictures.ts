import { switchedOff } from './scenes/index.ts'
import { takePictures } from './take-pictures.ts'

process.env.SEND_FILES_TO_SLACK = 'off'
takePictures([switchedOff])
