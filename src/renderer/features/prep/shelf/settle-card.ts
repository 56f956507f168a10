import type { Meeting } from '@shared/documents/kinds/meeting'
import type { Person } from '@shared/documents/kinds/person'
import type { CarriedItem } from '@shared/domain/carry-over'
import { letGoWrite } from '@shared/domain/close/outcome'
import { noteWrites } from '@shared/domain/people/notes-about'
import { putOffWrite } from '@shared/domain/shelf/put-off'
import type { ShelfCard } from '@shared/domain/shelf/shelf-card'
import type { RecordEdits } from '../../../app/record-edits'
import { call } from '../../../documents/bridge'
import { tickAction, toggleShown } from '../../follow-through/record-changes'
import type { CardChoice } from './card-choices'

interface Desk {
  edits: RecordEdits
  meeting: Meeting
  person: Person | undefined
}

/** Carries out what was chosen for a card: an edit of its record, taken back like one. */
export function settleCard(choice: CardChoice, card: ShelfCard, desk: Desk): void {
  if (choice === 'put-off') putOff(card, desk)
  else if (choice === 'done') markDone(card, desk)
  else letGo(card, desk)
}

function putOff({ ref }: ShelfCard, { edits, meeting }: Desk): void {
  void edits.write(
    'Put off to the next 1:1',
    [putOffWrite(meeting.id, ref)],
    'Back on the shelf of the next 1:1.',
  )
}

function markDone({ source }: ShelfCard, { edits, person }: Desk): void {
  if (source.kind === 'carried') tickPast(source.item, edits)
  if (source.kind === 'action') tickAction(edits, source.action)
  if (source.kind === 'feedback') toggleShown(edits, source.note)
  if (source.kind === 'about' && person) {
    const closed = { closedAt: new Date().toISOString() }
    void edits.write('Close a note', noteWrites(person, source.note, closed), 'The note is closed, and kept.')
  }
}

/** Ticks it where it stands. */
function tickPast({ meetingId, itemId, headline }: CarriedItem, edits: RecordEdits): void {
  void edits.run({
    label: `Tick “${headline}”`,
    perform: (commandId) => call('items.tick', { commandId, meetingId, itemId, ticked: true }),
    toast: `“${headline}” is done.`,
  })
}

function letGo({ source }: ShelfCard, { edits }: Desk): void {
  if (source.kind === 'carried') {
    const { ref, headline } = source.item
    const write = letGoWrite(ref)
    if (!write) return
    void edits.write(`Let go of “${headline}”`, [write], `“${headline}” is not carried over any more.`)
  }
  if (source.kind === 'action') {
    const { id, fields } = source.action
    void edits.write(
      `Let go of “${fields.text}”`,
      [{ id, fields: { trashedAt: new Date().toISOString() } }],
      `“${fields.text}” is not owed any more.`,
    )
  }
  if (source.kind === 'capture') {
    const { id } = source.capture
    void edits.run({
      label: 'Let go of a capture',
      perform: (commandId) => call('captures.triage', { commandId, captureId: id, to: { as: 'remove' } }),
      toast: 'The capture is in the trash.',
    })
  }
}
