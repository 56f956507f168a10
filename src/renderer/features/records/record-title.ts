import { allKinds, type KindName } from '@shared/documents/kinds/all-kinds'
import { timeOf } from '@shared/domain/meeting-time'
import { shortDate, titleOf } from '@shared/domain/meeting-words'
import type { RowOf, RowStore } from '../../documents/row-store'
import type { Viewpoint } from '../meetings/meeting-view'

/** What a record is called where it stands among others: a 1:1 by its person and day, all else by its own words. */
export function recordTitle<Name extends KindName>(
  kind: Name,
  row: RowOf<Name>,
  rows: RowStore,
  { nowMs, zone }: Viewpoint,
): string {
  const words = allKinds[kind].titleOf(row.fields as Record<string, unknown>)
  if (kind !== 'meeting') return words || `${allKinds[kind].words.one} without words`
  const meeting = row as RowOf<'meeting'>
  const { personId } = meeting.fields
  const name = (personId && rows.get('person', personId)?.fields.name) || ''
  const time = timeOf(meeting.fields, zone)
  const title = titleOf(words, name, undefined)
  return time ? `${title}, ${shortDate(time.startMs, nowMs, zone)}` : title
}
