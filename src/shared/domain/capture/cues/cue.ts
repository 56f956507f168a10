import type { CaptureWord } from '../capture-word'

/** What lets a line without a slash sound like a word's. */
export interface Cue {
  word: CaptureWord
  /**
   * The words that sound like it, empty for none; in a line as `plainWords` writes it, with `@` for a person, `&` for a
   * competitor and `%` for a day.
   */
  find: (marked: string) => string
}

/** A pattern over several lines, whose breaks and indents mean nothing. */
export function cue(word: CaptureWord): (source: TemplateStringsArray) => Cue {
  return ({ raw: [source = ''] }) => {
    const pattern = new RegExp(source.replace(/\s*\n\s*/g, ''), 'u')
    return { word, find: (marked) => pattern.exec(marked)?.[0].trim() ?? '' }
  }
}
