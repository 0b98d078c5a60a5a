/**
 * Reads the file name from `Content-Disposition` (RFC 6266). `filename*` (RFC 8187) is preferred where it is given.
 *
 * @param plainName makes the name of what `filename` holds, before `%41` in it is read
 * @returns a bare name: folders and control characters are taken off, so that it cannot lead a writer elsewhere
 */
export function filenameOf(
  header: string | null,
  plainName = (text: string): string => text,
): string | undefined {
  if (header === null) return undefined
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1]
  const [, quoted, bare] = /;\s*filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;\s]+))/i.exec(header) ?? []
  const plain = quoted?.replace(/\\(.)/g, '$1') ?? bare
  const name = extended === undefined ? plain && decode(fromLatin1(plainName(plain))) : decode(extended)
  const bareName = name
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/\p{Cc}/gu, '')
    .trim()
  return bareName === '.' || bareName === '..' ? undefined : bareName || undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // A "%" that escapes nothing: the name is as it stands.
  }
}

/** Header bytes arrive one per character; names that were sent as UTF-8 are put together again. */
function fromLatin1(text: string): string {
  const bytes = Buffer.from(text, 'latin1')
  const utf8 = bytes.toString('utf8')
  return utf8.includes('\uFFFD') ? text : utf8
}
