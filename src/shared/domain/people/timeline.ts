import { noteTypeWords, type Note } from '../../documents/kinds/note'
import { owedByWords, type Action } from '../../documents/kinds/action'
import type { Capture } from '../../documents/kinds/capture'
import type { Meeting } from '../../documents/kinds/meeting'
import type { Opener } from '../../documents/kinds/opener'
import type { Win } from '../../documents/kinds/win'
import { isPrivateWord } from '../capture/capture-word'
import type { TimeSpan } from '../meeting-time'
import { openerText } from '../opener-drafts'
import { isDay, offsetAtWall, wallAt, wallMs } from '../wall-clock'

/** What a timeline can be narrowed to, and what that is called. */
export const timelineParts = {
  meetings: '1:1s',
  notes: 'Notes',
  feedback: 'Feedback',
  actions: 'Actions',
  openers: 'Openers',
  wins: 'Wins',
  captures: 'Captures',
} as const
export type TimelinePart = keyof typeof timelineParts

export interface TimelineEntry {
  kind: 'meeting' | 'note' | 'action' | 'opener' | 'win' | 'capture'
  /** The document it is about. */
  id: string
  part: TimelinePart
  atMs: number
  /** The user's words, or the name of a 1:1. */
  text: string
  /** What it is and how it stands: "Worry", "I owe it · done". */
  what: string
  /** Over, cancelled, no longer so. */
  isFaint: boolean
  /** Its words are only for the user's own eyes. */
  isPrivate: boolean
}

export interface TimelineSource {
  personId: string
  /** 1:1s of anybody; only what is past shows. */
  meetings: readonly {
    meeting: Meeting
    time: TimeSpan | undefined
    title: string
    isPast: boolean
    isCancelled: boolean
    takesPlace: boolean
    isProvisional: boolean
  }[]
  /** About this person, as `notesAbout` gives them. */
  notes: readonly Note[]
  actions: readonly Action[]
  openers: readonly Opener[]
  wins: readonly Win[]
  captures: readonly Capture[]
  /** The user's IANA zone. */
  zone: string
}

/** Everything with one person, the newest first. What is to come is no part of it, and what became something else is that. */
export function timelineOf(source: TimelineSource): TimelineEntry[] {
  const { personId, zone } = source
  const meetings = source.meetings.filter(({ meeting }) => meeting.fields.personId === personId)
  const meetingIds = new Set(meetings.map(({ meeting }) => meeting.id))
  const entries: TimelineEntry[] = [
    ...meetings.flatMap(({ meeting, time, title, ...view }): TimelineEntry[] =>
      time && view.isPast
        ? [
            {
              kind: 'meeting',
              id: meeting.id,
              part: 'meetings',
              atMs: time.startMs,
              text: title,
              what: joined('1:1', standingOf(view)),
              isFaint: !view.takesPlace,
              isPrivate: false,
            },
          ]
        : [],
    ),
    ...source.notes.map(({ id, fields }): TimelineEntry => {
      const isClosed = fields.closedAt !== null
      const closed = fields.type === 'feedback' ? 'shown back' : 'no longer so'
      return {
        kind: 'note',
        id,
        part: fields.type === 'feedback' ? 'feedback' : 'notes',
        atMs: dayAt(fields.date, fields.createdAt, zone),
        text: fields.text,
        what: joined(noteTypeWords[fields.type], isClosed && closed),
        isFaint: isClosed,
        isPrivate: true,
      }
    }),
    ...source.actions
      .filter(({ fields }) => fields.personId === personId)
      .map(({ id, fields }): TimelineEntry => {
        const isDone = fields.status === 'done'
        return {
          kind: 'action',
          id,
          part: 'actions',
          atMs: instantAt((isDone ? fields.doneAt : null) ?? fields.createdAt),
          text: fields.text,
          what: joined(
            owedByWords[fields.owedBy],
            isDone ? 'done' : fields.status === 'waiting' && 'waiting',
          ),
          isFaint: isDone,
          isPrivate: false,
        }
      }),
    ...source.openers
      .filter(({ fields }) => fields.personId === personId)
      .filter(({ fields }) => fields.status === 'asked' || fields.status === 'answered')
      .map(({ id, fields }): TimelineEntry => ({
        kind: 'opener',
        id,
        part: 'openers',
        atMs: instantAt(fields.askedAt ?? fields.createdAt),
        text: joined(openerText(fields), fields.answer),
        what: fields.status === 'asked' ? 'Opener · asked' : 'Opener · answered',
        isFaint: false,
        isPrivate: true,
      })),
    ...source.wins
      .filter(({ fields }) => fields.personId === personId || meetingIds.has(fields.meetingId ?? ''))
      .map(({ id, fields }): TimelineEntry => ({
        kind: 'win',
        id,
        part: 'wins',
        atMs: dayAt(fields.date, fields.createdAt, zone),
        text: fields.text,
        what: 'Win',
        isFaint: false,
        isPrivate: false,
      })),
    ...source.captures
      .filter(
        ({ fields: { personIds, state, becameId } }) =>
          personIds.includes(personId) && state !== 'used' && becameId === null,
      )
      .map(({ id, fields }): TimelineEntry => ({
        kind: 'capture',
        id,
        part: 'captures',
        atMs: instantAt(fields.createdAt),
        text: fields.text,
        what: 'Capture',
        isFaint: false,
        isPrivate: isPrivateWord(fields.word),
      })),
  ]
  return entries.sort((one, other) => other.atMs - one.atMs || (one.id < other.id ? -1 : 1))
}

export interface TimelineMonth {
  /** `YYYY-MM` */
  month: string
  entries: TimelineEntry[]
}

/** Entries in the order given, under the months they lie in. */
export function groupByMonth(entries: readonly TimelineEntry[], zone: string): TimelineMonth[] {
  const months: TimelineMonth[] = []
  for (const entry of entries) {
    const month = wallAt(entry.atMs, zone).slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.entries.push(entry)
    else months.push({ month, entries: [entry] })
  }
  return months
}

/** How a 1:1 that is over stands, where it is not plain that it took place. */
function standingOf({
  isCancelled,
  takesPlace,
  isProvisional,
}: Pick<TimelineSource['meetings'][number], 'isCancelled' | 'takesPlace' | 'isProvisional'>): string {
  if (isCancelled) return 'cancelled'
  if (!takesPlace) return 'did not happen'
  return isProvisional ? 'probably' : ''
}

/** A day as an instant: the moment it was written where that was the same day, otherwise its noon. */
function dayAt(day: string, createdAt: string | null, zone: string): number {
  const createdMs = instantAt(createdAt)
  if (!isDay(day)) return createdMs
  if (wallAt(createdMs, zone).slice(0, 10) === day) return createdMs
  const noon = `${day}T12:00`
  return wallMs(noon) - offsetAtWall(noon, zone) * 60_000
}

/** 1970 where it is not known: at the end, and never a reason to leave it out. */
function instantAt(instant: string | null): number {
  const ms = Date.parse(instant ?? '')
  return Number.isNaN(ms) ? 0 : ms
}

function joined(...parts: (string | false)[]): string {
  return parts.filter(Boolean).join(' · ')
}
