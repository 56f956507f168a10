import type { Capture } from '@shared/documents/kinds/capture'
import { isPrivateWord, meaningOf } from '@shared/domain/capture/capture-word'
import type { UnderstoodLine } from '@shared/domain/capture/records-of'
import { firstNameOf } from '@shared/domain/meeting-words'
import type { Triage } from '@shared/ipc/calls/captures'
import type { RecordEdits } from '../../app/record-edits'
import { call } from '../../documents/bridge'

/** Whom an action on a capture is for. */
export interface ForPerson {
  id: string
  name: string
}

/** Puts a capture on the agenda of this person's next 1:1. */
export function putOnAgenda(edits: RecordEdits, capture: Capture, person: ForPerson): void {
  const first = firstNameOf(person.name)
  void edits.run({
    label: `Put on ${first}’s agenda`,
    perform: (commandId) => triage(commandId, capture, { as: 'item', personId: person.id, kind: 'discuss' }),
    toast: ({ isWaiting }) => (isWaiting ? waitingWords(first) : `On ${first}’s next agenda`),
  })
}

/** Makes an opener draft of it, for this person. */
export function makeOpenerDraft(edits: RecordEdits, capture: Capture, person: ForPerson): void {
  const first = firstNameOf(person.name)
  void edits.run({
    label: `Opener draft for ${first}`,
    perform: (commandId) => triage(commandId, capture, { as: 'opener', personId: person.id }),
    toast: ({ meetingId }) =>
      meetingId === null ? `Opener draft for ${first}` : `Opener draft on ${first}’s next agenda`,
  })
}

export function keepCapture(edits: RecordEdits, capture: Capture): void {
  void edits.run({
    label: 'Keep the capture',
    perform: (commandId) => triage(commandId, capture, { as: 'keep' }),
    toast: capture.fields.becameId === null ? 'Kept. Search finds it.' : 'Seen',
  })
}

/** Lets its word make of it what it says. */
export function placeByWord(edits: RecordEdits, capture: Capture, line: UnderstoodLine): void {
  const { label } = line.word === '' ? { label: '' } : meaningOf(line.word)
  void edits.run({
    label,
    perform: (commandId) => triage(commandId, capture, { as: 'word', line }),
    // That somebody has a worry or a blind spot is nothing for a shared screen either.
    toast: ({ isWaiting }) =>
      isWaiting ? 'Kept for the next 1:1' : isPrivateWord(line.word) ? 'Kept where it belongs' : label,
  })
}

/** What was made of it goes, and it is a line again. */
export function takeBackCapture(edits: RecordEdits, capture: Capture): void {
  void edits.run({
    label: 'Take the capture back',
    perform: (commandId) => triage(commandId, capture, { as: 'take-back' }),
    toast: 'Taken back: only a line again',
  })
}

export function removeCapture(edits: RecordEdits, capture: Capture): void {
  void edits.run({
    label: 'Remove the capture',
    perform: (commandId) => triage(commandId, capture, { as: 'remove' }),
    toast: 'In the trash for 30 days',
  })
}

function triage(commandId: string, capture: Capture, to: Triage) {
  return call('captures.triage', { commandId, captureId: capture.id, to })
}

function waitingWords(first: string): string {
  return `Kept for ${first}: offered as soon as there is a 1:1`
}
