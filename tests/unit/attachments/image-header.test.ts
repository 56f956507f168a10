import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isShowable, readImageHeader } from '@shared/attachments/image-header'
import { imageBytes } from '../../support/image-bytes'

test.each(Object.entries(imageBytes))('%s says its size in its first bytes', (type, make) => {
  expect(readImageHeader(Uint8Array.from(make(640, 480)))).toEqual({ type, width: 640, height: 480 })
})

test.each(Object.entries(imageBytes))('%s that ends too early is no image', (_type, make) => {
  const whole = make(640, 480)
  for (let length = 0; length < 10; length += 1) {
    expect(readImageHeader(Uint8Array.from(whole.slice(0, length)))).toBeUndefined()
  }
})

test.each([
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a page', '<!doctype html><title>x</title>'],
  ['a page that names an image', 'x'.repeat(1) + 'PNG\r\n\x1a\n<script>'],
  ['a PDF', '%PDF-1.7'],
  ['a program', 'MZ\x90\0'],
  ['nothing', ''],
])('%s is no image', (_what, text) => {
  expect(readImageHeader(Uint8Array.from(Buffer.from(text, 'latin1')))).toBeUndefined()
})

test('whatever the bytes, reading them ends, and says a size or nothing', () => {
  const beginnings = fc.constantFrom(...Object.values(imageBytes).map((make) => make(10, 10)), [])
  fc.assert(
    fc.property(beginnings, fc.nat(40), fc.uint8Array({ maxLength: 200 }), (beginning, length, rest) => {
      const header = readImageHeader(Uint8Array.from([...beginning.slice(0, length), ...rest]))
      expect(header === undefined || Number.isInteger(header.width * header.height)).toBe(true)
    }),
  )
})

test('an image that would take gigabytes to decode is not shown', () => {
  expect(isShowable({ type: 'image/png', width: 8000, height: 6000 })).toBe(true)
  expect(isShowable({ type: 'image/png', width: 60_000, height: 60_000 })).toBe(false)
  expect(isShowable({ type: 'image/png', width: 0, height: 6000 })).toBe(false)
})
