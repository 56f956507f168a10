import { agendaItem, formatWinReference } from '../body/agenda-item'
import { agendaPart } from '../body/agenda-part'
import { paragraph, type BodyNode } from '../body/body-node'
import type { KindName } from '../documents/kinds/all-kinds'
import { understandCapture } from './capture/understand-capture'
import { sampleHealth, samplePersonFields } from './sample/sample-about-people'
import * as agendas from './sample/sample-agendas'
import type { SampleLine } from './sample/sample-agendas'
import { sampleCaptures, sampleOpeners } from './sample/sample-notes'
import { samplePeople } from './sample/sample-people'
import { sampleRecords } from './sample/sample-records'
import { sampleSignals } from './sample/sample-signals'
import { addDays, addMinutes, offsetAtWall, wallMs } from './wall-clock'

export interface SampleDocument {
  id: string
  kind: KindName
  /** `createdAt` among them: a sample has a past. */
  fields: Record<string, unknown>
}

export interface SampleWorkspace {
  writes: SampleDocument[]
  /** Agendas and notes, by the document they belong to. */
  bodies: { id: string; nodes: BodyNode[] }[]
}

/**
 * Three months of a product director's 1:1s, seen from now: the same ids and words each time, the dates around today.
 * The next meeting is today at two, or two hours ahead where that is later.
 */
export function sampleWorkspace({ now, zone }: { now: string; zone: string }): SampleWorkspace {
  const today = now.slice(0, 10)
  const instantAt = (wall: string) => new Date(wallMs(wall) - offsetAtWall(wall, zone) * 60_000).toISOString()
  const instant = (daysAgo: number) => instantAt(`${addDays(today, -daysAgo)}T08:30`)
  const meetings = planMeetings(now)
  // The one that Today asks about.
  const newest = meetings
    .filter(({ isOver }) => isOver)
    .toSorted((one, other) => (String(one.fields['start']) < String(other.fields['start']) ? -1 : 1))
    .at(-1)
  const first = meetings.find(({ id }) => id === 'sample-maria-next')?.id ?? null

  const people = samplePeople.map(({ id, notes: _notes, ...fields }): SampleDocument => ({
    id,
    kind: 'person',
    fields: {
      ...fields,
      ...samplePersonFields[id],
      email: addressOf(fields.name, fields.relation === 'client'),
      createdAt: instant(95),
    },
  }))
  const captures = sampleCaptures.map(({ id, daysAgo, text, state, becameId = null }): SampleDocument => {
    const written = addDays(today, -daysAgo)
    const context = { people: samplePeople, today: written, zone, rejected: new Set<string>() }
    const { personIds, tags, url, dueDate } = understandCapture(text, context)
    return {
      id,
      kind: 'capture',
      fields: { personIds, tags, url, dueDate, text, state, becameId, createdAt: instant(daysAgo) },
    }
  })
  const openers = sampleOpeners.map(({ id, daysAgo, captureId = null, ...fields }): SampleDocument => {
    const planned = meetings.find(({ lines }) => lines.some(([, , , more]) => more?.opener === id))
    const meetingId = fields.status === 'planned' ? first : (planned?.id ?? null)
    const createdAt = instant(daysAgo)
    const isAsked = fields.status === 'asked' || fields.status === 'answered'
    const askedAt = isAsked ? (planned ? instantAt(String(planned.fields['start'])) : createdAt) : null
    return { id, kind: 'opener', fields: { ...fields, captureId, meetingId, askedAt, createdAt } }
  })
  return {
    writes: [
      ...people,
      ...meetings.map(({ id, fields, isOver, briefSentAt }): SampleDocument => ({
        id,
        kind: 'meeting',
        fields: {
          ...fields,
          ...(isOver && id !== newest?.id ? { outcome: 'met', outcomeStart: fields.start } : {}),
          zone,
          briefSentAt: briefSentAt === null ? null : instantAt(briefSentAt),
          createdAt: instant(94),
        },
      })),
      ...captures,
      ...openers,
      ...sampleRecords({ today, instant }),
    ],
    bodies: [
      ...samplePeople.flatMap(({ id, notes = [] }) =>
        notes.length > 0 ? [{ id, nodes: notes.map((words) => paragraph(words)) }] : [],
      ),
      ...sampleSignals.flatMap(({ id, notes }) =>
        notes ? [{ id, nodes: notes.map((words) => paragraph(words)) }] : [],
      ),
      ...meetings.flatMap(({ id, lines, isOver }) =>
        lines.length > 0 ? [{ id, nodes: lines.map((line, index) => toItem(id, line, index, isOver)) }] : [],
      ),
    ],
  }
}

interface PlannedMeeting {
  id: string
  fields: Record<string, unknown>
  lines: readonly SampleLine[]
  isOver: boolean
  /** In the user's clock. */
  briefSentAt: string | null
}

/** When each person is met: how long ago and how often, the next time, how long. */
const rhythms: readonly {
  who: string
  past: readonly SampleLine[][]
  lastDaysAgo: number
  everyDays: number
  at: string
  minutes: number
  template: string
  /** In days from today, with its agenda; none for who is not met soon. */
  next?: { inDays: number; lines: readonly SampleLine[]; again: number }
  place?: string
}[] = [
  {
    who: 'jonas',
    past: agendas.agendasWithJonas,
    lastDaysAgo: 26,
    everyDays: 28,
    at: '10:30',
    minutes: 45,
    template: 'skip-level',
    next: { inDays: 2, lines: [], again: 2 },
    place: 'Jonas’s room',
  },
  {
    who: 'priya',
    past: agendas.agendasWithPriya,
    lastDaysAgo: 4,
    everyDays: 7,
    at: '09:00',
    minutes: 30,
    template: 'report',
    next: { inDays: 3, lines: agendas.nextWithPriya, again: 3 },
  },
  {
    who: 'dan',
    past: agendas.agendasWithDan,
    lastDaysAgo: 9,
    everyDays: 14,
    at: '11:00',
    minutes: 30,
    template: 'report',
    next: { inDays: 5, lines: [], again: 1 },
  },
  {
    who: 'nora',
    past: agendas.agendasWithNora,
    lastDaysAgo: 10,
    everyDays: 14,
    at: '15:30',
    minutes: 30,
    template: 'peer',
    next: { inDays: 4, lines: agendas.nextWithNora, again: 1 },
  },
  {
    who: 'aiko',
    past: agendas.agendasWithAiko,
    lastDaysAgo: 20,
    everyDays: 90,
    at: '16:00',
    minutes: 45,
    template: 'client-review',
    next: { inDays: 9, lines: [], again: 0 },
  },
  {
    who: 'elif',
    past: agendas.agendasWithElif,
    lastDaysAgo: 47,
    everyDays: 30,
    at: '13:00',
    minutes: 30,
    template: 'peer',
  },
  {
    who: 'tom',
    past: agendas.agendasWithTom,
    lastDaysAgo: 63,
    everyDays: 90,
    at: '17:00',
    minutes: 30,
    template: 'monthly-strategy',
  },
]

function planMeetings(now: string): PlannedMeeting[] {
  const today = now.slice(0, 10)
  const next = nextWithMaria(now)
  const maria = { who: 'maria', minutes: 30, template: 'weekly', everyDays: 7 }
  const week = (count: number) => `${addDays(next.slice(0, 10), count * 7)}T14:00`
  return [
    meeting(maria, 'next', next, agendas.nextWithMaria, false),
    ...agendas.agendasWithMaria.map((lines, index) =>
      meeting(maria, String(index + 1), week(-index - 1), lines, true),
    ),
    ...[1, 2, 3, 4].map((count) => meeting(maria, `later-${count}`, week(count), [], false)),
    ...rhythms.flatMap((rhythm) => [
      ...rhythm.past.map((lines, index) => {
        const day = workingDay(addDays(today, -rhythm.lastDaysAgo - index * rhythm.everyDays), -1)
        return meeting(rhythm, String(index + 1), `${day}T${rhythm.at}`, lines, true)
      }),
      ...Array.from({ length: rhythm.next ? rhythm.next.again + 1 : 0 }, (_, index) => {
        const inDays = (rhythm.next?.inDays ?? 0) + index * rhythm.everyDays
        const lines = index === 0 ? (rhythm.next?.lines ?? []) : []
        const name = index === 0 ? 'next' : `later-${index}`
        return meeting(rhythm, name, `${workingDay(addDays(today, inDays), 1)}T${rhythm.at}`, lines, false)
      }),
    ]),
  ]
}

function meeting(
  { who, minutes, template, place = '' }: { who: string; minutes: number; template: string; place?: string },
  name: string,
  start: string,
  lines: readonly SampleLine[],
  isOver: boolean,
): PlannedMeeting {
  const personId = `sample-${who}`
  const joinUrl = place === '' && who !== 'tom' ? `https://meet.example/${who}` : ''
  const seriesId = `sample-series-${who}`
  const begun = lines.length > 0 ? template : ''
  const health = (isOver && sampleHealth[personId]?.[Number(name) - 1]) || ''
  const fields = { personId, seriesId, start, minutes, place, joinUrl, template: begun, health }
  const leadDays = samplePersonFields[personId]?.leadDays
  // What they like to read ahead was there ahead, so far.
  const briefSentAt =
    isOver && typeof leadDays === 'number' ? `${addDays(start.slice(0, 10), -leadDays)}T18:00` : null
  return { id: `${personId}-${name}`, fields, lines, isOver, briefSentAt }
}

/** Today at two, or two hours ahead on a half hour; late in the evening the next morning. */
function nextWithMaria(now: string): string {
  const usual = `${now.slice(0, 10)}T14:00`
  if (now <= addMinutes(usual, -15)) return usual
  const ahead = addMinutes(now, 120)
  const rounded = addMinutes(ahead, (60 - Number(ahead.slice(14))) % 30)
  return rounded.slice(0, 10) === now.slice(0, 10) ? rounded : `${addDays(now.slice(0, 10), 1)}T09:30`
}

function toItem(meetingId: string, line: SampleLine, index: number, isOver: boolean): BodyNode {
  const [kind, minutes, headline, { open, under = [], parts = [], opener, win, shows } = {}] = line
  // What shows something else has no headline of its own: what stands under it begins with its first line.
  const [own = '', ...rest] = shows || win ? under : [headline, ...under]
  return agendaItem(`${meetingId}-item-${index + 1}`, kind, own, {
    minutes,
    ticked: isOver && !open,
    ref: shows ? referenceTo(shows) : opener ? `opener:${opener}` : win ? formatWinReference(win) : null,
    content: [...parts.map((part) => agendaPart(...part)), ...rest.map((words) => paragraph(words))],
  })
}

/** `meeting/number` of an item, as the sample's lines name it. */
function referenceTo(place: string): string {
  const [meetingId = '', number = ''] = place.split('/')
  return `item:${meetingId}/${meetingId}-item-${number}`
}

function addressOf(name: string, isClient: boolean): string {
  const domain = isClient ? 'lindqvist.example' : 'harbourline.example'
  return `${name.toLowerCase().replaceAll(' ', '.')}@${domain}`
}

/** Nobody but the boss meets at the weekend. */
function workingDay(date: string, step: 1 | -1): string {
  let day = date
  while ([0, 6].includes(new Date(wallMs(day)).getUTCDay())) day = addDays(day, step)
  return day
}
