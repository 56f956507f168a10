/** Said of a draft that is damaged, where it is gone on with. */
export const damagedDraftWords =
  'What you had begun to type here was damaged on this device. This is all that can be read of it: look it over.'

interface DraftText {
  text: string
  /** The entry was damaged: a letter may be wrong, and some that were not typed may be among them. */
  isDamaged: boolean
}

/**
 * The words of a draft that this device remembers as `{ text, … }`. Of an entry that is damaged all that is left, rather
 * than less than was typed: the user takes out what does not belong there.
 */
export function readDraftText(remembered: unknown): DraftText {
  if (remembered === null || remembered === undefined) return { text: '', isDamaged: false }
  const { text } = remembered as { text?: unknown }
  if (typeof text === 'string') return { text, isDamaged: false }
  const entry = typeof remembered === 'string' ? remembered : JSON.stringify(remembered)
  return { text: withoutEscapes(withoutFrame(entry)), isDamaged: true }
}

/** Without what stands around the text, as far as it still stands there. A quote within the text has a `\` before it. */
function withoutFrame(entry: string): string {
  return entry.replace(/^\{"text":"/, '').replace(/"(,"\w+":.*|\})$/s, '')
}

function withoutEscapes(json: string): string {
  return json.replaceAll(/\\(u[0-9a-f]{4}|["\\/bfnrt])/gi, (escape) => {
    try {
      return String(JSON.parse(`"${escape}"`))
    } catch {
      return escape
    }
  })
}
