import type { Action } from '@shared/documents/kinds/action'
import type { Note } from '@shared/documents/kinds/note'
import type { Opener } from '@shared/documents/kinds/opener'
import type { KindName } from '@shared/documents/kinds/all-kinds'
import { tickFields } from '@shared/domain/follow-through/action-edits'
import { isDone } from '@shared/domain/follow-through/items-of-records'
import type { RecordEdits } from '../../app/record-edits'
import { newId } from '../../documents/bridge'

/** What is done to the records of Follow-through. Each is one step back; a toast says what went out of sight. */

export function tickAction(edits: RecordEdits, action: Action): void {
  const ticked = !isDone(action)
  const { text } = action.fields
  void edits.write(
    `${ticked ? 'Tick' : 'Untick'} “${text}”`,
    [{ id: action.id, fields: tickFields(ticked, Date.now()) }],
    ticked ? `“${text}” is done.` : `“${text}” is open again.`,
  )
}

export function toggleWaiting(edits: RecordEdits, { id, fields }: Action): void {
  const isWaiting = fields.status === 'waiting'
  void edits.write(isWaiting ? 'Wait no longer' : 'Wait for it', [
    { id, fields: { status: isWaiting ? 'open' : 'waiting', doneAt: null } },
  ])
}

/** Out of sight until the day of the next 1:1 with this person, whom the toast does not name: it is private. */
export function snooze(edits: RecordEdits, action: Action, personId: string): void {
  void edits.write(
    'Snooze to the next 1:1',
    [{ id: action.id, fields: { snoozedAt: new Date().toISOString(), snoozedForId: personId } }],
    'Back on the day of that 1:1.',
  )
}

export function wake(edits: RecordEdits, { id }: Action): void {
  void edits.write('Back in sight', [{ id, fields: { snoozedAt: null, snoozedForId: null } }])
}

/** Feedback is closed by showing the change to who gave it; what it said is not repeated over a shared screen. */
export function toggleShown(edits: RecordEdits, { id, fields }: Note): void {
  const isClosed = fields.closedAt !== null
  void edits.write(
    isClosed ? 'Open the feedback again' : 'Close the feedback',
    [{ id, fields: { closedAt: isClosed ? null : new Date().toISOString() } }],
    isClosed ? 'The feedback is open again.' : 'Shown, and closed.',
  )
}

export function askAgain(edits: RecordEdits, { id }: Opener): void {
  void edits.write(
    'Not answered yet',
    [{ id, fields: { status: 'asked' } }],
    'The opener waits for its answer again.',
  )
}

export function addRecord(
  edits: RecordEdits,
  kind: KindName,
  label: string,
  fields: Record<string, unknown>,
): void {
  void edits.write(label, [{ id: newId(), kind, fields }])
}

/** To the trash, with a word that names nothing: what was removed may be private. */
export function removeRecord(edits: RecordEdits, label: string, id: string): void {
  void edits.write(
    label,
    [{ id, fields: { trashedAt: new Date().toISOString() } }],
    'In the trash for 30 days',
  )
}
