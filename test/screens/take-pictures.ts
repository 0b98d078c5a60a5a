import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Stack, startStack } from '../flow/stack.ts'
import { type Camera, startCamera } from './camera.ts'
import { keepPicture } from './guide.ts'
import type { Act, Stage } from './scene.ts'
import { stageOf } from './stage.ts'

/** Plays these acts, and keeps a picture of each scene. @param options of the stack they are played on */
export function takePictures(acts: Act[], options: Parameters<typeof startStack>[0] = {}): void {
  let stack: Stack
  let camera: Camera
  let stage: Stage

  beforeAll(async () => {
    stack = await startStack(options)
    camera = await startCamera(stack)
    stage = stageOf(stack, camera)
  })
  afterAll(async () => {
    await camera.stop()
    await stack.stop()
  })

  describe.each(acts.map((act) => [act.title, act] as const))('%s', (_, act) => {
    beforeAll(async () => {
      await stack.reset()
      await camera.openWindow()
      await act.begin(stage)
    })
    test.each(act.scenes.map((scene) => [scene.picture, scene] as const))('%s', async (_, scene) => {
      const png = await camera.take(await scene.play(stage))
      expect(png.byteLength).toBeGreaterThan(500)
      await keepPicture(scene.picture, png)
    })
  })
}
