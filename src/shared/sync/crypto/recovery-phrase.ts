import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { newSeed } from './identity'

/** 24 words from a list of 2,048, the last of which holds a checksum (BIP-39). [I3] */
export function newRecoveryPhrase(): string[] {
  return entropyToMnemonic(newSeed(), wordlist).split(' ')
}

/** Words as typed, in any case and with anything but letters between them. */
export function wordsOfPhrase(typed: string): string[] {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

/** The seed of the recovery identity; `undefined` where the words are not a phrase. */
export function seedOfPhrase(words: readonly string[]): Uint8Array | undefined {
  if (words.length !== 24) return undefined
  try {
    return mnemonicToEntropy(words.join(' '), wordlist)
  } catch {
    return undefined
  }
}

/** Why words are no phrase, in the user's words. */
export function phraseErrorWords(words: readonly string[]): string {
  const strange = words.flatMap((word, index) => (wordlist.includes(word) ? [] : [`${index + 1}, “${word}”`]))
  if (strange.length === 0) return 'This is not a recovery phrase: a word is missing or mistyped.'
  const shown = strange.slice(0, 3).join('; ')
  return `This is not a recovery phrase. No phrase has ${strange.length === 1 ? 'word' : 'words'} ${shown}. Look at the paper again.`
}
