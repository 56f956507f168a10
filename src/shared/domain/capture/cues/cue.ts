import type { CaptureWord } from '../capture-word'

/** What lets a line without a slash sound like a word's. */
export interface Cue {
  word: CaptureWord
  /** Of a line as `markedText` writes it: folded, `@` a person, `&` a competitor, `%` a day. */
  says: (marked: string) => boolean
}

/** A pattern over several lines, whose breaks and indents mean nothing. */
export function cue(word: CaptureWord): (source: TemplateStringsArray) => Cue {
  return ({ raw: [source = ''] }) => {
    const pattern = new RegExp(source.replace(/\s*\n\s*/g, ''), 'u')
    return { word, says: (marked) => pattern.test(marked) }
  }
}
