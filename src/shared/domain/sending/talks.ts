import { parseItemReference, type AgendaItemKind } from '../../body/agenda-item'
import type { BodyProjection, ProjectedItem } from '../../body/project-body'
import type { Meeting } from '../../documents/kinds/meeting'
import { takesPlace } from '../close/outcome'
import { timeOf, type TimeSpan } from '../meeting-time'
import { isWritten } from '../prompts'
import { oneLine } from './record-words'

export interface Talk {
  meeting: Meeting
  time: TimeSpan
}

export type Projections = ReadonlyMap<string, Pick<BodyProjection, 'items'>>

/** 1:1s with this person that took or will take place, the earliest first. */
export function talksWith(personId: string, meetings: readonly Meeting[], zone: string): Talk[] {
  return meetings
    .flatMap((meeting) => {
      const { personId: theirs, trashedAt } = meeting.fields
      const isOurs = theirs === personId && trashedAt === null && takesPlace(meeting.fields)
      const time = isOurs ? timeOf(meeting.fields, zone) : undefined
      return time ? [{ meeting, time }] : []
    })
    .sort((one, other) => one.time.startMs - other.time.startMs)
}

/** The headlines of what stands on these agendas and fits, each once, in their order. What is not written yet is nothing. */
export function headlinesOf(
  talks: readonly Talk[],
  projections: Projections,
  fits: (item: ProjectedItem) => boolean,
): { kind: AgendaItemKind; text: string }[] {
  const found = new Map<string, AgendaItemKind>()
  for (const { meeting } of talks) {
    for (const item of projections.get(meeting.id)?.items ?? []) {
      const text = isWritten(item) && fits(item) ? oneLine(shownHeadline(item, projections)) : ''
      if (text !== '' && !found.has(text)) found.set(text, item.kind)
    }
  }
  return [...found].map(([text, kind]) => ({ kind, text }))
}

/** An item that shows one of a past meeting has that one's words. */
function shownHeadline({ headline, ref }: ProjectedItem, projections: Projections): string {
  const shown = parseItemReference(ref)
  if (headline.trim() !== '' || !shown) return headline
  const items = projections.get(shown.meetingId)?.items
  return items?.find(({ id }) => id === shown.itemId)?.headline ?? ''
}
