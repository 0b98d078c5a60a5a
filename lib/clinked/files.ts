import * as z from 'zod'
import { readJson } from '../http/json.ts'
import { type Answer, addressToShow, bytes, json, redirect } from './answers.ts'
import { OptionalDate } from './dates.ts'
import { File } from './file.ts'
import { operation } from './operation.ts'
import { page, Version } from './shapes.ts'

/** A session of the viewer, half an hour long. The addresses open it for anybody who has them. */
const Preview = z.object({ session: z.object({ dateExpire: OptionalDate }), url: z.string() })

interface ByPath {
  /** Such as `file_example.pdf`. */
  path: string
  /** File ids to leave out. How a set of them is written is not given; with commas, as Spring reads one, is assumed. */
  exclude?: readonly number[] | undefined
}

/** A file in the folder `file`; without `tempFile`, which is the id of uploaded bytes, a folder is made (inferred). */
interface NewFile {
  friendlyName: string
  /** NONE, DEFAULT, MEMBERS or PUBLIC. */
  sharing?: string | undefined
  memberPermission?: number | undefined
  versionSummary?: string | undefined
  tempFile?: number | undefined
}

interface Paging {
  /** From 1. */
  page?: number | undefined
}

export const getFileByPath = operation('11.1 GET /v3/shares/{shareToken}/files', json(200, File), {
  query: ({ path, exclude }: ByPath) => ({ path, exclude: exclude?.join(',') }),
})
export const getFile = operation('11.2 GET /v3/shares/{shareToken}/files/{file}', json(200, File))
export const previewFile = operation('11.3 GET /v3/shares/{shareToken}/files/{file}/preview', preview())
export const getThumbnail = operation('11.4 GET /v3/shares/{shareToken}/files/{file}/thumbnail', bytes(200))
export const downloadFile = operation('11.5 GET /v3/shares/{shareToken}/files/{file}/download', redirect(302))
export const createFile = operation('11.6 POST /v3/shares/{shareToken}/files/{file}', json(201, File), {
  body: ({ friendlyName, sharing, memberPermission, versionSummary, tempFile }: NewFile) => ({
    friendlyName,
    sharing,
    memberPermission,
    versionSummary,
    tempFile,
  }),
})
export const listFileVersions = operation(
  '11.8 GET /v3/shares/{shareToken}/files/{file}/versions',
  json(200, page(Version)),
  {
    query: ({ page }: Paging) => ({ page }),
  },
)
export const downloadFileVersion = operation(
  '11.9 GET /v3/shares/{shareToken}/files/{file}/versions/{version}',
  redirect(302),
)

/** A person follows `url`. */
function preview(): Answer<z.output<typeof Preview>> {
  return {
    streamed: false,
    expect: [200],
    read: ({ body }, call) => {
      const found = readJson(body, Preview, (message) => call.malformed(message))
      return { ...found, url: addressToShow('url', found.url, call) }
    },
  }
}
