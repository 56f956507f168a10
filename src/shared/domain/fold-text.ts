/** Letters that Unicode does not take apart into a base and a mark. */
const letters: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ð: 'd',
  þ: 'th',
}

const isPlain = /^[ -~\s]*$/

export interface FoldedText {
  folded: string
  /** For each length of `folded`, how much of the text it stands for. */
  ends: number[]
}

/** Text as it is compared: lower case, without accents. Keeps where each part came from. */
export function foldText(text: string): FoldedText {
  const ends = [0]
  let folded = ''
  let end = 0
  for (const character of text) {
    end += character.length
    const plain = character < '\u0080' ? character.toLowerCase() : plainOf(character)
    folded += plain
    // A mark of its own belongs to the letter before it.
    if (plain === '') ends[ends.length - 1] = end
    for (let unit = 0; unit < plain.length; unit += 1) ends.push(end)
  }
  return { folded, ends }
}

function plainOf(character: string): string {
  const base = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return letters[base] ?? base
}

/** Text folded for comparison alone. */
export function fold(text: string): string {
  // Nothing else to do for it, and lists of thousands are folded to be compared.
  return isPlain.test(text) ? text.toLowerCase() : foldText(text).folded
}
