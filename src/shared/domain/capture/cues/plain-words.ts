import { fold } from '../../fold-text'

/** A text as cues read it: folded, without apostrophes and doubled spaces. */
export function plainWords(text: string): string {
  return fold(text)
    .replace(/[\u2022]+/g, ' ')
    .replace(/@['’]?s\b/g, '@s')
    .replace(/['’`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
