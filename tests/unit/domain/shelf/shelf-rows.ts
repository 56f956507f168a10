import { captureKind, type Capture } from '@shared/documents/kinds/capture'
import { noteKind, type Note } from '@shared/documents/kinds/note'
import { personKind, type Person } from '@shared/documents/kinds/person'
import { winKind, type Win } from '@shared/documents/kinds/win'
import type { ShelfCard, ShelfTime } from '@shared/domain/shelf/shelf-card'

/** Thursday 26 November 2026, nine in the morning. */
export const time: ShelfTime = {
  nowMs: Date.parse('2026-11-26T09:00:00Z'),
  zone: 'UTC',
  today: '2026-11-26',
}

export function noteRow(id: string, fields: Record<string, unknown>): Note {
  return noteKind.readRow({ id, kind: 'note', fields: { personId: 'maria', ...fields } })
}

export function winRow(id: string, fields: Record<string, unknown>): Win {
  return winKind.readRow({ id, kind: 'win', fields: { text: id, ...fields } })
}

export function captureRow(id: string, fields: Record<string, unknown>): Capture {
  return captureKind.readRow({ id, kind: 'capture', fields: { text: id, personIds: ['maria'], ...fields } })
}

export function personRow(fields: Record<string, unknown> = {}): Person {
  return personKind.readRow({
    id: 'maria',
    kind: 'person',
    fields: { name: 'Maria Ortega', relation: 'manager', ...fields },
  })
}

/** Each card in a line: its words, then its reasons; a private reason in brackets. */
export function told(cards: readonly ShelfCard[]): string[] {
  return cards.map(({ text, reasons }) =>
    [text, ...reasons.map(({ words, isPrivate }) => (isPrivate ? `[${words}]` : words))].join(' | '),
  )
}
