import { expect, test } from 'vitest'
import { mostChunks, readChunkNames, writeChunkNames } from '@shared/attachments/chunk'
import { sizeInWords } from '@shared/attachments/size-in-words'
import { mayOpen } from '../../../src/main/attachments/opened-copies'
import { imageFileName, safeFileName } from '../../../src/main/attachments/safe-name'

test.each([
  ['Plan Q3.pdf', 'Plan Q3.pdf'],
  ['../../.bashrc', '_.bashrc'],
  ['C:\\Windows\\system.ini', 'C Windows system.ini'],
  ['CON.txt', '_CON.txt'],
  ['.hidden', '_.hidden'],
  ['line\nbreak\0.txt', 'line break.txt'],
  ['  ', '_'],
  [`photo\u202egnp.exe`, 'photo gnp.exe'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(60)}.pdf`],
  ['archive.tar.gz', 'archive.tar.gz'],
  ['trailing. . ', 'trailing'],
  ['Protokoll Größe.docx', 'Protokoll Größe.docx'],
])('%j is written as %j', (name, expected) => {
  expect(safeFileName(name)).toBe(expected)
})

test.each([
  ['The new office', 'image/png', 'The new office.png'],
  ['photo.JPEG', 'image/jpeg', 'photo.JPEG'],
  ['photo.jpg', 'image/webp', 'photo.jpg.webp'],
  ['invoice.exe', 'image/png', 'invoice.exe.png'],
] as const)('an image called %j (%s) is written as %j', (name, type, expected) => {
  expect(imageFileName(name, type)).toBe(expected)
})

test.each([
  'a.exe',
  'a.sh',
  'a.desktop',
  'a.html',
  'a.svg',
  'a.js',
  'a.zip',
  'a.docm',
  'a.lnk',
  'a.app',
  'a',
  'a.pdf.bat',
])('%s is not opened', (name) => expect(mayOpen(name)).toBe(false))

test.each(['a.pdf', 'a.PNG', 'a.docx', 'a.mp4'])('%s is opened', (name) => expect(mayOpen(name)).toBe(true))

test('names of chunks are read only where all of them are names', () => {
  const name = 'a1'.repeat(32)
  expect(readChunkNames(writeChunkNames([name, name]))).toEqual([name, name])
  for (const text of ['', name.toUpperCase(), `${name} ../x`, `${name}  ${name}`, 7, null, undefined]) {
    expect(readChunkNames(text)).toEqual([])
  }
  expect(readChunkNames(writeChunkNames(Array.from({ length: mostChunks + 1 }, () => name)))).toEqual([])
})

test.each([
  [1, '1 byte'],
  [812, '812 bytes'],
  [1000, '1 KB'],
  [14_300, '14 KB'],
  [2_516_582, '2.4 MB'],
  [26_214_400, '25 MB'],
])('%i bytes are %s', (bytes, words) => expect(sizeInWords(bytes)).toBe(words))
