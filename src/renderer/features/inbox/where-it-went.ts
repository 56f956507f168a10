import type { Capture } from '@shared/documents/kinds/capture'
import { isCaptureWord, meaningOf } from '@shared/domain/capture/capture-word'
import { dayLabel } from '@shared/domain/capture/date-reader'
import { firstNameOf } from '@shared/domain/meeting-words'
import type { Route } from '../../app/route'
import type { RowStore } from '../../documents/row-store'
import { recordViews } from '../records/record-views'

/** Where a capture went, or what it waits for. */
export interface WhereItWent {
  words: string
  /** `undefined` where there is nothing to open. */
  route?: Route | undefined
}

/** `undefined` for a capture that is only a line. */
export function whereItWent({ fields }: Capture, rows: RowStore): WhereItWent | undefined {
  const { word, becameId, personIds, dueDate } = fields
  if (!isCaptureWord(word)) return undefined
  const { makes, label } = meaningOf(word)
  const name = firstNameOf(rows.get('person', personIds[0] ?? '')?.fields.name ?? '')
  if (becameId === null) {
    if (name === '') return { words: `${label}: for whom?` }
    return { words: makes.kind === 'item' ? `Waits for a 1:1 with ${name}` : `${label}: not understood` }
  }
  switch (makes.kind) {
    case 'item': {
      const meeting = there(rows.get('meeting', becameId))
      const day = meeting?.fields.start.slice(0, 10) ?? ''
      const words = day === '' ? `On the next agenda with ${name}` : `On ${name}’s agenda, ${dayLabel(day)}`
      return { words, route: meeting && recordViews.meeting.routeOf(meeting) }
    }
    case 'action': {
      const due = dueDate === '' ? '' : `, due ${dayLabel(dueDate)}`
      return placed(`Follow-through${due}`, rows, 'action', becameId)
    }
    case 'win':
      return placed('Follow-through, wins', rows, 'win', becameId)
    case 'signal':
      return placed('Signals', rows, 'signal', becameId)
    case 'note':
      return placed(`What you know about ${name}`, rows, 'note', becameId)
    case 'opener':
      return placed(`Openers for ${name}`, rows, 'opener', becameId)
  }
}

function placed<Name extends 'action' | 'win' | 'signal' | 'note' | 'opener'>(
  words: string,
  rows: RowStore,
  kind: Name,
  id: string,
): WhereItWent {
  const row = there(rows.get(kind, id))
  if (!row && rows.isLoaded(kind)) return { words: `${words}: removed since` }
  return { words, route: row && recordViews[kind].routeOf(row) }
}

function there<Row extends { fields: { trashedAt: string | null } }>(row: Row | undefined): Row | undefined {
  return row?.fields.trashedAt === null ? row : undefined
}
