import type { CaptureUnderstanding } from './understand-capture'
import { isCaptureWord, meaningOf } from './capture-word'

/** What is understood of a line as far as records are made of it. */
export type UnderstoodLine = Pick<
  CaptureUnderstanding,
  'word' | 'words' | 'makesOpener' | 'personIds' | 'competitors' | 'tags' | 'url' | 'dueDate'
>

interface RecordOfLine {
  kind: 'note' | 'action' | 'signal' | 'win'
  fields: Record<string, unknown>
}

/** Why nothing is made of a line that a word was chosen for. */
export type Missing = 'person' | 'words'

/** What a line still needs, for its word to be carried out; `undefined` where it can be, and where it has none. */
export function missingOf({ word, words, personIds }: UnderstoodLine): Missing | undefined {
  if (!isCaptureWord(word)) return undefined
  if (meaningOf(word).person === 'needed' && personIds.length === 0) return 'person'
  return words === '' ? 'words' : undefined
}

/**
 * The record a line becomes; `undefined` where its word makes an item of an agenda or an opener, for which a 1:1 is
 * looked for.
 *
 * @param captureId the capture it came from
 * @param nowIso the instant it was captured; `today` is that day where the user is
 */
export function recordOf(
  line: UnderstoodLine,
  { captureId, nowIso, today }: { captureId: string; nowIso: string; today: string },
): RecordOfLine | undefined {
  if (!isCaptureWord(line.word)) return undefined
  const { makes } = meaningOf(line.word)
  const text = line.words.replace(/\s*\n\s*/g, ' ')
  const [personId = null] = line.personIds
  switch (makes.kind) {
    case 'note':
      return { kind: 'note', fields: { personId, type: makes.type, text, date: today, captureId } }
    case 'action':
      return {
        kind: 'action',
        fields: {
          text,
          personId,
          owedBy: makes.owedBy,
          dueDate: line.dueDate,
          captureId,
          ...(makes.wasChased ? { chasedAt: nowIso } : {}),
        },
      }
    case 'win':
      return { kind: 'win', fields: { text, personId, date: today, captureId } }
    case 'signal':
      return {
        kind: 'signal',
        fields: {
          text,
          type: makes.type,
          url: line.url,
          date: line.dueDate,
          tags: line.tags,
          competitors: line.competitors,
          shareWithIds: line.personIds,
          captureId,
        },
      }
    case 'item':
    case 'opener':
      return undefined
  }
}
