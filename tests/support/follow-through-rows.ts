import { actionKind, type Action } from '@shared/documents/kinds/action'
import { meetingKind, type Meeting } from '@shared/documents/kinds/meeting'
import { noteKind, type Note } from '@shared/documents/kinds/note'

/** Rows as the row store has them: what is not given has its default. */
export function actionRow(id: string, fields: Record<string, unknown> = {}): Action {
  return actionKind.readRow({ id, kind: 'action', fields })
}

export function meetingRow(id: string, fields: Record<string, unknown> = {}): Meeting {
  return meetingKind.readRow({ id, kind: 'meeting', fields })
}

export function feedbackRow(id: string, fields: Record<string, unknown> = {}): Note {
  return noteKind.readRow({ id, kind: 'note', fields: { type: 'feedback', ...fields } })
}
