/** What people call a 1:1 in their calendars; the user can edit the list. */
export const defaultTitlePatterns = [
  '1:1',
  '1-1',
  '1on1',
  '1-on-1',
  '1 on 1',
  'one on one',
  'one-on-one',
  'one to one',
  'catch up',
  'catch-up',
]

/** Titles are compared up to here; what is longer is no title. */
const maxTitleChars = 500

/**
 * True where one of the patterns stands in the title as whole words. `*` stands for anything; case and the kind of
 * spaces and dashes do not matter. Plain words on purpose: a mistyped expression cannot fail or hang.
 */
export function matchesTitlePattern(title: string, patterns: readonly string[]): boolean {
  const text = normalize(title.slice(0, maxTitleChars))
  return patterns.some((pattern) => matchesOne(text, normalize(pattern)))
}

function matchesOne(text: string, pattern: string): boolean {
  const pieces = pattern
    .split('*')
    .map((piece) => piece.trim())
    .filter(Boolean)
  let position = 0
  for (const [index, piece] of pieces.entries()) {
    const isFirst = index === 0 && !pattern.startsWith('*')
    const isLast = index === pieces.length - 1 && !pattern.endsWith('*')
    // The leftmost place for each piece leaves the most room for the next, so no other choice need be tried.
    position = findPiece(text, piece, position, isFirst, isLast)
    if (position === -1) return false
  }
  return pieces.length > 0
}

/** Where the piece ends when found from `from` on, or -1; on the sides asked for it must be a whole word. */
function findPiece(
  text: string,
  piece: string,
  from: number,
  startsWord: boolean,
  endsWord: boolean,
): number {
  for (let at = text.indexOf(piece, from); at !== -1; at = text.indexOf(piece, at + 1)) {
    const end = at + piece.length
    if (startsWord && isInsideWord(text, at)) continue
    if (endsWord && isInsideWord(text, end)) continue
    return end
  }
  return -1
}

function isInsideWord(text: string, at: number): boolean {
  return isWordCharacter(text[at - 1]) && isWordCharacter(text[at])
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
