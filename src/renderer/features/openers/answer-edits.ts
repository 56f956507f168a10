import { hashText } from '@shared/documents/hash-text'
import type { NoteType } from '@shared/documents/kinds/note'
import type { Opener } from '@shared/documents/kinds/opener'
import { wallAt } from '@shared/domain/wall-clock'
import { localZone } from '../../app/use-now'
import type { RecordEdits } from '../../app/record-edits'

/** What an answer can become besides. */
export type KeptAs = Extract<NoteType, 'heard' | 'goal' | 'worry'> | 'signal'

/** The same on every device, and the same again when it is kept again. */
export function keptAnswerId({ id }: Pick<Opener, 'id'>, as: KeptAs): string {
  return hashText(`answer:${as}:${id}`)
}

export function noteAnswer(edits: RecordEdits, { id }: Opener, answer: string): void {
  void edits.write(
    'Note the answer',
    [{ id, fields: { answer, status: 'answered' } }],
    'The answer is noted.',
  )
}

/** Makes a note about who answered of it, or a signal. No label or toast says what it is: that is private. */
export function keepAnswerAs(edits: RecordEdits, opener: Opener, as: KeptAs): void {
  const { personId, meetingId, answer } = opener.fields
  const kept = { text: answer, date: wallAt(Date.now(), localZone()).slice(0, 10), trashedAt: null }
  const made =
    as === 'signal'
      ? { kind: 'signal', fields: kept }
      : { kind: 'note', fields: { ...kept, type: as, personId, meetingId } }
  const words = as === 'signal' ? 'a signal' : 'a note'
  void edits.write(
    `Keep the answer also as ${words}`,
    [{ id: keptAnswerId(opener, as), ...made }],
    `The answer is ${words}, too.`,
  )
}
