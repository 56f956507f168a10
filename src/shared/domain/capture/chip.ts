export type ChipType = 'word' | 'competitor' | 'person' | 'tag' | 'url' | 'date'

/** One thing understood of a capture, shown under it and taken back by its key. */
export interface Chip {
  /** The same for the same words however the text around them changes. */
  key: string
  type: ChipType
  label: string
  /** Where it stands in the text; both 0 for what does not stand in it. */
  start: number
  end: number
}

/** Something a reader found: the chip, and what it means for the capture. */
export interface Reading extends Chip {
  value: string
}

/** The text with this part of it blanked out, at the same length. */
export function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + '\u2022'.repeat(end - start) + text.slice(end)
}
