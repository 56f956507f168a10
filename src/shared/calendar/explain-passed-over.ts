import type { ExistingMeeting } from './compare-with-calendar'
import { cleanTitle, interpretEvent } from './find-meetings'
import type { InterpretOptions, Interpretation, OtherPerson } from './find-meetings'
import type { Instance } from './match-instances'
import { addPassedOver } from './passed-over'
import type { PassReason, PassedOver } from './passed-over'
import type { CalendarEvent } from './read-event'

/** Something called a 1:1 with several people in it and nobody named: the user may say whom it is with. */
export interface UnclearEvent {
  uid: string
  title: string
  choices: OtherPerson[]
  /** How many times it takes place in the window. */
  meetingCount: number
}

export type Interpreter = (event: CalendarEvent) => Interpretation

export function createInterpreter(options: InterpretOptions): Interpreter {
  const known = new Map<CalendarEvent, Interpretation>()
  return (event) => {
    const meaning = known.get(event) ?? interpretEvent(event, options)
    known.set(event, meaning)
    return meaning
  }
}

/** Why an instance is not created, or `null`. What is cancelled and was never here is not news. */
export function reasonAgainst({ occurrence }: Instance, interpret: Interpreter): PassReason | null {
  const meaning = interpret(occurrence.event)
  if (meaning.kind === 'passed-over') return meaning.reason
  if (occurrence.isCancelled) return 'cancelled'
  return occurrence.isInWindow ? null : 'outside-window'
}

export function mergePassedOver(lists: readonly PassedOver[]): PassedOver[] {
  const merged: PassedOver[] = []
  for (const { reason, count, examples } of lists) {
    for (let i = 0; i < count; i++) addPassedOver(merged, reason, examples[i] ?? '')
  }
  return merged
}

/** Counts each event once for each reason, and as outside the window only where nothing of it is inside. */
export function countPassedOver(
  passedOver: PassedOver[],
  instances: readonly Instance[],
  matches: ReadonlyMap<Instance, ExistingMeeting>,
  interpret: Interpreter,
): void {
  const counted = new Set<string>()
  const usedUids = new Set<string>()
  const reasons = instances.map((instance) => {
    const row = matches.get(instance)
    const reason: PassReason | null = row?.isRemoved
      ? 'removed'
      : row
        ? null
        : reasonAgainst(instance, interpret)
    if (reason === null) usedUids.add(instance.uid)
    return { instance, reason }
  })
  for (const { instance, reason } of reasons) {
    if (reason === null || (reason === 'outside-window' && usedUids.has(instance.uid))) continue
    const key = `${reason}\n${instance.uid}`
    if (counted.has(key)) continue
    counted.add(key)
    addPassedOver(passedOver, reason, cleanTitle(instance.occurrence.event.title))
  }
}

export function listUnclear(
  instances: readonly Instance[],
  matches: ReadonlyMap<Instance, ExistingMeeting>,
  interpret: Interpreter,
): UnclearEvent[] {
  const unclear = new Map<string, UnclearEvent>()
  for (const instance of instances) {
    const { event, isInWindow, isCancelled } = instance.occurrence
    const meaning = interpret(event)
    if (matches.has(instance) || !isInWindow || isCancelled) continue
    if (meaning.kind === 'offered' || meaning.choices === undefined) continue
    const title = cleanTitle(event.title)
    const entry = unclear.get(instance.uid) ?? {
      uid: instance.uid,
      title,
      choices: meaning.choices,
      meetingCount: 0,
    }
    entry.meetingCount++
    unclear.set(instance.uid, entry)
  }
  return [...unclear.values()]
}
