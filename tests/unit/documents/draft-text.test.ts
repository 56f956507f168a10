import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDraftText } from '../../../src/renderer/documents/draft-text'

/** As `Vault.readDeviceState` gives an entry. */
function remembered(bytes: Uint8Array): unknown {
  const entry = new TextDecoder().decode(bytes)
  try {
    return JSON.parse(entry) as unknown
  } catch {
    return entry
  }
}

test('a draft is its text; nothing remembered is none', () => {
  expect(readDraftText({ text: 'Acme hires', rejected: [] })).toEqual({
    text: 'Acme hires',
    isDamaged: false,
  })
  expect(readDraftText(null)).toEqual({ text: '', isDamaged: false })
  expect(readDraftText(undefined)).toEqual({ text: '', isDamaged: false })
})

test.each([
  [
    '{"text":"She said \\"no\\"\\nand left","rejected":[],"acceptedX:"","commandId":"a"}',
    'She said "no"\nand left',
  ],
  ['{"text":"Acme hires in Ireland","rejected":[],"accepted":"","commandId":"a"]', 'Acme hires in Ireland'],
  ['{"text":"Afraid of the board"]', 'Afraid of the board"]'],
  ['{"text":"Cut off in the mid', 'Cut off in the mid'],
  ['{"tezt":"Afraid of the board"}', '{"tezt":"Afraid of the board'],
])('of %s what can be read is there', (entry, text) => {
  expect(readDraftText(entry)).toEqual({ text, isDamaged: true })
})

test('whichever byte of an entry is wrong, every other word is there, in its order', () => {
  const words = fc.array(fc.stringMatching(/^[a-zäß"\\]{3,8}$/), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(255), fc.boolean(), (typed, at, byte, isCapture) => {
      const more = isCapture ? { rejected: [], accepted: '', commandId: crypto.randomUUID() } : {}
      const bytes = new TextEncoder().encode(JSON.stringify({ text: typed.join(' '), ...more }))
      bytes[at % bytes.length] = byte
      const { text } = readDraftText(remembered(bytes))
      const left = text.split(/\s+/)
      const found = typed.filter((word) => left.some((each) => each.includes(word)))
      // A space that is wrong joins two words, and both are still found.
      expect(found.length).toBeGreaterThanOrEqual(typed.length - 1)
    }),
    { numRuns: 2000 },
  )
})
