import { actionKind } from '../../src/shared/documents/kinds/action'
import { captureKind } from '../../src/shared/documents/kinds/capture'
import { meetingKind } from '../../src/shared/documents/kinds/meeting'
import { noteKind } from '../../src/shared/documents/kinds/note'
import { openerKind } from '../../src/shared/documents/kinds/opener'
import { personKind } from '../../src/shared/documents/kinds/person'
import { winKind } from '../../src/shared/documents/kinds/win'
import type { Random } from '../support/random.ts'
import { benchNowMs, benchZone, recordsOfPerson } from './records-of-person'

/** Somebody with 2,000 linked records and the 1:1 ahead with them, as the thinking reads them. */
export function typedRecords(random: Random) {
  const { person, rows, agendas } = recordsOfPerson(random, benchNowMs)
  const meetings = rows.meeting.map((row) => meetingKind.readRow(row))
  const [meeting] = meetings
  if (!meeting) throw new Error('no meeting to prepare')
  return {
    person: personKind.readRow(person),
    meeting,
    meetings,
    agendas,
    actions: rows.action.map((row) => actionKind.readRow(row)),
    notes: rows.note.map((row) => noteKind.readRow(row)),
    wins: rows.win.map((row) => winKind.readRow(row)),
    captures: rows.capture.map((row) => captureKind.readRow(row)),
    openers: rows.opener.map((row) => openerKind.readRow(row)),
    nowMs: benchNowMs,
    zone: benchZone,
  }
}
