import { randomUUID } from 'node:crypto'
import { adding } from './scenes/index.ts'
import { takePictures } from './take-pictures.ts'

takePictures([adding], { slackClient: { clientId: '1111.2222', clientSecret: randomUUID() } })
