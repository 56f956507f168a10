/** Longer than anybody types as one line. */
const longestLine = 500
/** A list of more is not walked through. */
const mostLines = 400

/**
 * The lines of a pasted text to pick from: its own, and of a long one its sentences. `undefined` for what is one line as
 * it is.
 */
export function pastedLines(text: string): string[] | undefined {
  const lines = text
    .split(/[\r\n\u2028]+/)
    .flatMap((line) => (line.length > longestLine ? sentencesOf(line) : [line]))
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
  return lines.length > 1 && lines.length <= mostLines ? lines : undefined
}

function sentencesOf(text: string): string[] {
  const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' })
  return [...sentences.segment(text)].map(({ segment }) => segment)
}
