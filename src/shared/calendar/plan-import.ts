import { adopt, findPlannedByHand } from './adopt-by-hand'
import { readSaid, writeSaid } from './calendar-said'
import type { CalendarSaid } from './calendar-said'
import { cancelGone, compareWithCalendar } from './compare-with-calendar'
import type { ExistingMeeting, MeetingChange } from './compare-with-calendar'
import { expandOccurrences } from './expand-occurrences'
import type { ExpandOptions } from './expand-occurrences'
import {
  countPassedOver,
  createInterpreter,
  listUnclear,
  mergePassedOver,
  reasonAgainst,
} from './explain-passed-over'
import type { Interpreter, UnclearEvent } from './explain-passed-over'
import { cleanTitle } from './find-meetings'
import type { InterpretOptions, Interpretation, OtherPerson } from './find-meetings'
import { findGone, instanceName, listInstances, pairMoved } from './match-instances'
import type { Instance } from './match-instances'
import type { PassedOver } from './passed-over'
import { createPeopleIndex } from './people-index'
import type { ExistingPerson, PlannedPerson } from './people-index'
import type { ParsedCalendar } from './read-calendar'
import { meetingIdOf, seriesIdOf, seriesUidOf } from './source-ids'

export interface ImportOptions extends InterpretOptions, ExpandOptions {
  /** Epoch milliseconds; nothing before it is cancelled because the calendar no longer lists it. */
  nowMs: number
}

export interface ExistingRows {
  /** Every meeting that came from a calendar, those in the trash too. */
  meetings: readonly ExistingMeeting[]
  people: readonly ExistingPerson[]
  /** Meetings that came from no calendar: one that a calendar has too is not created again. */
  byHand?: readonly ExistingMeeting[]
}

/** A meeting to create, with the fields of the `meeting` kind. */
interface PlannedMeeting {
  id: string
  personId: string
  seriesId: string | null
  title: string
  start: string
  zone: string | null
  minutes: number
  place: string
  joinUrl: string
  status: 'planned'
  sourceUid: string
  sourceRecurrenceId: string
  sourceSaid: string
}

/** What an import would do; nothing is done yet. */
export interface ImportPlan {
  create: PlannedMeeting[]
  /** The calendar has another time for these. */
  move: MeetingChange[]
  /** Same time, but title, place, link, person or length changed, or it is no longer cancelled. */
  revise: MeetingChange[]
  cancel: MeetingChange[]
  /** Nothing to see; only what the calendar said is noted anew. */
  refresh: MeetingChange[]
  /** Ids of meetings that are as the calendar says, or as the user changed them. */
  unchanged: string[]
  /** Everybody met in `create` or given to a meeting by a change, those who are new with `isNew`. */
  people: PlannedPerson[]
  /** Events, not instances: a series counts once for each reason. */
  passedOver: PassedOver[]
  /** Also counted in `passedOver`. */
  unclear: UnclearEvent[]
}

/** Meetings are at least this long in Leadup, and at most a day. */
const minMinutes = 5
const maxMinutes = 1440

/**
 * Compares a calendar with what was imported before. Ids derive from the calendar alone, so importing again, here or
 * on another device, plans nothing new; only what the calendar itself changed since then is taken over.
 */
export function planImport(
  calendar: ParsedCalendar,
  existing: ExistingRows,
  options: ImportOptions,
): ImportPlan {
  const expansion = expandOccurrences(calendar, options)
  const instances = listInstances(expansion.occurrences)
  const interpret = createInterpreter({
    ...options,
    chosenPeople: new Map([...chosenBefore(existing.meetings), ...(options.chosenPeople ?? [])]),
  })
  const people = createPeopleIndex(existing.people, listOffered(instances, interpret))
  const plan: ImportPlan = {
    create: [],
    move: [],
    revise: [],
    cancel: [],
    refresh: [],
    unchanged: [],
    people: [],
    passedOver: mergePassedOver([...calendar.passedOver, ...expansion.passedOver]),
    unclear: [],
  }

  const rows = new Map(
    existing.meetings.map((row) => [instanceName(row.sourceUid, row.sourceRecurrenceId), row]),
  )
  const matches = new Map<Instance, ExistingMeeting>()
  for (const instance of instances) {
    const row = rows.get(instanceName(instance.uid, instance.recurrenceKey))
    if (row) matches.set(instance, row)
  }
  const offered = instances.filter(
    (instance) => !matches.has(instance) && reasonAgainst(instance, interpret) === null,
  )
  const matchedIds = new Set([...matches.values()].map(({ id }) => id))
  const completeUids = new Set([...expansion.completeUids].map(seriesUidOf))
  const gone = findGone(existing.meetings, matchedIds, completeUids, options)
  const moved = pairMoved(gone, offered)

  for (const [instance, row] of [...matches, ...moved]) {
    if (row.isRemoved) continue
    const meaning = interpret(instance.occurrence.event)
    const person = meaning.kind === 'offered' ? meaning.person : null
    const personId = person && people.idFor(person)
    const said = saidOf(instance, meaning)
    const comparison = compareWithCalendar(row, said, personId, instance.recurrenceKey)
    if (comparison.kind !== 'unchanged' && comparison.change.patch.personId !== undefined && person) {
      people.mention(person)
    }
    addComparison(plan, row, comparison)
  }
  const movedRows = new Set(moved.values())
  plan.cancel.push(...gone.filter((row) => !movedRows.has(row)).map(cancelGone))
  const toCreate = offered.flatMap((instance) => {
    const meaning = interpret(instance.occurrence.event)
    if (moved.has(instance) || meaning.kind !== 'offered') return []
    const { person } = meaning
    return [{ instance, person, personId: people.idFor(person), said: saidOf(instance, meaning) }]
  })
  const byHand = findPlannedByHand(existing.byHand ?? [], toCreate, options.localZone)
  for (const { instance, person, said } of toCreate) {
    const row = byHand.get(instance)
    if (row) plan.refresh.push(adopt(row, instance, said))
    else plan.create.push(planMeeting(instance, said, people.add(person)))
  }
  plan.people = people.list()
  countPassedOver(plan.passedOver, instances, matches, interpret)
  plan.unclear = listUnclear(instances, matches, interpret)
  return plan
}

/** Whom the meetings that are here already are with: an answer is asked for once. */
function chosenBefore(meetings: readonly ExistingMeeting[]): [string, string][] {
  return meetings.flatMap(({ sourceUid, sourceSaid }) => {
    const person = readSaid(sourceSaid)?.person ?? ''
    return person === '' ? [] : [[sourceUid, person]]
  })
}

function listOffered(instances: readonly Instance[], interpret: Interpreter): OtherPerson[] {
  return instances.flatMap(({ occurrence }) => {
    const meaning = interpret(occurrence.event)
    return meaning.kind === 'offered' ? [meaning.person] : []
  })
}

function saidOf({ occurrence }: Instance, meaning: Interpretation): CalendarSaid {
  const { start, zone, minutes, event, isCancelled } = occurrence
  const isOffered = meaning.kind === 'offered'
  return {
    start,
    zone,
    minutes: Math.min(maxMinutes, Math.max(minMinutes, minutes)),
    title: isOffered ? meaning.title : cleanTitle(event.title),
    place: event.place,
    joinUrl: event.joinUrl,
    person: isOffered ? meaning.person.email || meaning.person.name : '',
    // A meeting one has declined does not take place for oneself.
    isCancelled: isCancelled || (!isOffered && meaning.reason === 'declined'),
  }
}

function planMeeting({ uid, recurrenceKey }: Instance, said: CalendarSaid, personId: string): PlannedMeeting {
  const { title, start, zone, minutes, place, joinUrl } = said
  return {
    id: meetingIdOf(uid, recurrenceKey),
    personId,
    seriesId: recurrenceKey === '' ? null : seriesIdOf(uid),
    title,
    start,
    zone,
    minutes,
    place,
    joinUrl,
    status: 'planned',
    sourceUid: uid,
    sourceRecurrenceId: recurrenceKey,
    sourceSaid: writeSaid(said),
  }
}

function addComparison(
  plan: ImportPlan,
  row: ExistingMeeting,
  comparison: ReturnType<typeof compareWithCalendar>,
): void {
  if (comparison.kind === 'unchanged') plan.unchanged.push(row.id)
  else plan[comparison.kind].push(comparison.change)
}
