import * as http from '../http/content-disposition.ts'

/**
 * Reads the file name from `Content-Disposition`. Clinked writes names as forms do, `filename="File+Example.pdf"`: a
 * "+" stands for a space and `%2B` for a "+" (5.6).
 *
 * @returns a bare name; see lib/http/content-disposition.ts
 */
export function filenameOf(header: string | null): string | undefined {
  return http.filenameOf(header, (text) => text.replaceAll('+', ' '))
}
