import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxPocketBytes, pocketText } from '@shared/domain/openers/pocket-text'
import { qrPicture } from '@shared/qr-picture'
import { readQr } from '../../../support/read-qr'

const fact = 'Acme opened a payroll beta in Ireland. “That” is new – 30 % of our renewals have staff there…'
const openers = [1, 2, 3].map((at) => ({ fact: `${at}: ${fact}`, question: 'What’s first?' }))

/** As a screen shows it, so many pixels a module, in the white that stands around it. */
function asPixels({ size, path }: ReturnType<typeof qrPicture>, scale: number) {
  const side = (size + 8) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dx = 0; dx < scale; dx += 1) {
      for (let dy = 0; dy < scale; dy += 1) {
        const at = (((Number(y) + 4) * scale + dy) * side + (Number(x) + 4) * scale + dx) * 4
        pixels.fill(0, at, at + 3)
      }
    }
  }
  return { pixels, width: side, height: side }
}

test('is plain text of whole openers, without signs that take three bytes', () => {
  const text = pocketText(openers)
  expect(text).toBe(
    [1, 2, 3]
      .map(
        (at) =>
          `${at}. ${at}: Acme opened a payroll beta in Ireland. "That" is new - 30 % of our renewals have staff there... What's first?`,
      )
      .join('\n\n'),
  )
})

test('what is longer than a phone reads leaves out whole openers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ fact: fc.string({ unit: 'grapheme', maxLength: 400 }), question: fc.string() }), {
        maxLength: 3,
      }),
      (some) => {
        const text = pocketText(some)
        expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(maxPocketBytes)
        const all = pocketText([...some])
        expect(all.startsWith(text)).toBe(true)
      },
    ),
  )
})

test.each(['usual', 'longest', 'of other scripts'])('a QR of the %s list is read back as it is', (which) => {
  const text = {
    usual: pocketText(openers),
    longest: 'x'.repeat(maxPocketBytes),
    'of other scripts': pocketText([
      { fact: '三つの大口顧客が購買を一つにまとめた。', question: 'Wo fängt das an, und für wen?' },
    ]),
  }[which]
  const qr = qrPicture(text ?? '')
  // With the two modules that are part of it, no more than a phone tells apart on a screen.
  expect(qr.size).toBeLessThanOrEqual(89)
  expect(readQr(asPixels(qr, 3))).toBe(text)
})
