import { expect, test } from '@jest/globals'
import { filenameOf } from '../../../lib/clinked/content-disposition.ts'

const asHeader = (text: string) => Buffer.from(text).toString('latin1')

test.each([
  ['attachment; filename="File+Example.pdf"', 'File Example.pdf'],
  ['inline; filename="filename"', 'filename'],
  ['attachment; filename=plain.pdf', 'plain.pdf'],
  ['attachment; FileName = "a.pdf"; size=5', 'a.pdf'],
  ['attachment; filename="1%2B1.pdf"', '1+1.pdf'],
  ['attachment; filename="100%.pdf"', '100%.pdf'],
  ['attachment; filename="say \\"hi\\".txt"', 'say "hi".txt'],
  ['attachment; filename="Pl%C3%A4ne.pdf"', 'Pläne.pdf'],
  [asHeader('attachment; filename="Pläne.pdf"'), 'Pläne.pdf'],
  ['attachment; filename="Pl\xe4ne.pdf"', 'Pläne.pdf'],
  [`attachment; filename="old.pdf"; filename*=UTF-8''Pl%C3%A4ne%2B1.pdf`, 'Pläne+1.pdf'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="..%2F..%2Fetc%2Fpasswd"', 'passwd'],
  ['attachment; filename="C:\\\\temp\\\\a.pdf"', 'a.pdf'],
  ['attachment; filename="a%0D%0Ab.pdf"', 'ab.pdf'],
])('%s names the file %s', (header, name) => {
  expect(filenameOf(header)).toBe(name)
})

test.each([
  null,
  'attachment',
  'attachment; filename=""',
  'attachment; filename=".."',
  'attachment; filename="a/"',
])('%s names no file', (header) => {
  expect(filenameOf(header)).toBeUndefined()
})
