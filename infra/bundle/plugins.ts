import { boltWithoutReceivers } from './bolt-without-receivers.ts'

/** The esbuild plugins for every function; serverless.yml names this file. */
export default [boltWithoutReceivers]
