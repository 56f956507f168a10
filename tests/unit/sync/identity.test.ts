import { wordlist } from '@scure/bip39/wordlists/english.js'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { boxKeyOf, chainIdOf, identityFrom, isSignedBy, workspaceTagOf } from '@shared/sync/crypto/identity'
import {
  newRecoveryPhrase,
  phraseErrorWords,
  seedOfPhrase,
  wordsOfPhrase,
} from '@shared/sync/crypto/recovery-phrase'
import { sodium, sodiumReady } from '@shared/sync/crypto/sodium'

beforeAll(() => sodiumReady)

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })
const message = fc.uint8Array({ maxLength: 200 })

describe('an identity', () => {
  it('[I1] follows from its seed, signs and opens what was sealed for it, and nobody else does', () => {
    fc.assert(
      fc.property(seed, seed, message, (first, second, message) => {
        fc.pre(String(first) !== String(second))
        const [one, other] = [identityFrom(first), identityFrom(second)]
        const { signingKey, boxKey, chainId } = identityFrom(first)
        expect([signingKey, boxKey, chainId]).toEqual([one.signingKey, one.boxKey, one.chainId])
        expect(boxKeyOf(signingKey)).toEqual(boxKey)
        const signature = one.sign(message)
        expect(isSignedBy(one.signingKey, message, signature)).toBe(true)
        expect(isSignedBy(other.signingKey, message, signature)).toBe(false)
        expect(isSignedBy(one.signingKey, Uint8Array.of(...message, 0), signature)).toBe(false)
        const box = sodium.crypto_box_seal(message, one.boxKey)
        expect(one.openBox(box)).toEqual(message)
        expect(() => other.openBox(box)).toThrow('incorrect key pair')
      }),
      { numRuns: 40 },
    )
  })

  it('[I2] [I3] names chain and workspace apart from each other', () => {
    const { signingKey } = identityFrom(new Uint8Array(32))
    expect(chainIdOf(signingKey)).toMatch(/^[0-9a-f]{32}$/)
    expect(workspaceTagOf(signingKey)).toMatch(/^[0-9a-f]{32}$/)
    expect(workspaceTagOf(signingKey)).not.toBe(chainIdOf(signingKey))
  })

  it('takes keys and signatures of a wrong form for no signature', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ maxLength: 70 }), (key, signature) => {
        expect(isSignedBy(key, new Uint8Array(), signature)).toBe(false)
      }),
    )
  })
})

describe('the recovery phrase', () => {
  it('[I3] is read however it is typed', () => {
    const separator = fc.constantFrom(' ', '\n', ', ', ' - ', '\t', '. ', ' 7. ', '\u00a0')
    fc.assert(
      fc.property(separator, fc.boolean(), (separator, isUpper) => {
        const words = newRecoveryPhrase()
        const typed = `  ${words.map((word) => (isUpper ? word.toUpperCase() : word)).join(separator)} `
        expect(wordsOfPhrase(typed)).toEqual(words)
        expect(seedOfPhrase(wordsOfPhrase(typed))).toEqual(seedOfPhrase(words))
        expect(seedOfPhrase(words)).toHaveLength(32)
      }),
      { numRuns: 50 },
    )
  })

  it('[I3] with one other word at any place is not taken for the same, and most often for none', () => {
    const words = newRecoveryPhrase()
    const seedOf = seedOfPhrase(words)
    let taken = 0
    let tried = 0
    for (const [at, word] of words.entries()) {
      for (const other of wordlist.filter((it, index) => it !== word && index % 29 === at)) {
        const wrong = seedOfPhrase(words.with(at, other))
        tried += 1
        if (wrong) taken += 1
        expect(wrong).not.toEqual(seedOf)
      }
    }
    // The checksum has eight bits: one wrong word in 256 is not noticed by it.
    expect(taken).toBeLessThan(tried / 64)
  })

  it('[I3] is none with a word missing, doubled, misspelled or out of place', () => {
    const words = newRecoveryPhrase()
    const swapped = words.map((_, index) => words[index === 0 ? 1 : index === 1 ? 0 : index] ?? '')
    expect(seedOfPhrase(words.slice(1))).toBeUndefined()
    expect(seedOfPhrase([...words, words[0] ?? ''])).toBeUndefined()
    expect(seedOfPhrase(words.with(3, 'leadup'))).toBeUndefined()
    expect(seedOfPhrase(swapped)).not.toEqual(words[0] === words[1] ? null : seedOfPhrase(words))
    expect(seedOfPhrase([])).toBeUndefined()
  })

  it('[I3] that is none names the words that no phrase has, and else says that one is missing or mistyped', () => {
    const words = newRecoveryPhrase()
    expect(phraseErrorWords(words.with(0, words[1] ?? ''))).toMatch(/a word is missing or mistyped\.$/)
    expect(phraseErrorWords(words.with(3, 'leadup'))).toContain('No phrase has word 4, “leadup”.')
    expect(phraseErrorWords(words.with(3, 'leadup').with(23, 'mistyped'))).toContain(
      'No phrase has words 4, “leadup”; 24, “mistyped”.',
    )
  })

  it('[I3] is another one each time', () => {
    expect(new Set(Array.from({ length: 100 }, () => newRecoveryPhrase().join(' '))).size).toBe(100)
  })
})
