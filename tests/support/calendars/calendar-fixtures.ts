import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ExistingMeeting } from '@shared/calendar/compare-with-calendar'
import { expandOccurrences } from '@shared/calendar/expand-occurrences'
import type { Expansion } from '@shared/calendar/expand-occurrences'
import type { ImportOptions, ImportPlan } from '@shared/calendar/plan-import'
import { readCalendar } from '@shared/calendar/read-calendar'
import type { ParsedCalendar } from '@shared/calendar/read-calendar'
import { defaultTitlePatterns } from '@shared/calendar/title-pattern'

export const fixtureNames = ['google', 'outlook', 'apple'] as const
export type FixtureName = (typeof fixtureNames)[number]

export function readFixture(name: FixtureName): Uint8Array {
  return readFileSync(resolve(import.meta.dirname, `${name}.ics`))
}

/** The calendar of a file that must be readable. */
export function parse(file: Uint8Array | string): ParsedCalendar {
  const result = readCalendar(file, { localZone: 'Europe/Berlin' })
  if (!result.ok) throw new Error(`not read: ${result.error}`)
  return result.calendar
}

const october = Date.parse('2026-10-01T00:00Z')
const november22 = Date.parse('2026-11-22T12:00Z')
const endOfYear = Date.parse('2027-01-31T00:00Z')

/** A user in Berlin on 22 November 2026 who looks from October to January. */
export function importOptions(changes: Partial<ImportOptions> = {}): ImportOptions {
  return {
    fromMs: october,
    toMs: endOfYear,
    nowMs: november22,
    localZone: 'Europe/Berlin',
    myAddresses: ['tom.becker@example.com', 'tom.becker@contoso.example', 'tom@example.org'],
    titlePatterns: defaultTitlePatterns,
    ignoredAddresses: [],
    ...changes,
  }
}

export function expand(file: Uint8Array | string, changes: Partial<ImportOptions> = {}): Expansion {
  return expandOccurrences(parse(file), importOptions(changes))
}

/** Lines of occurrences of one event, as a person would write them down. */
export function listTimes(expansion: Expansion, uidPart = ''): string[] {
  return expansion.occurrences
    .filter(({ uid, isInWindow }) => uid.includes(uidPart) && isInWindow)
    .map(({ start, zone, isCancelled }) => `${start} ${zone ?? 'floating'}${isCancelled ? ' cancelled' : ''}`)
}

/** A calendar around the given lines of events. */
export function wrap(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}

/** One event of the user with Maria, with the given lines in place of the usual ones of the same name. */
export function eventLines(...lines: string[]): string[] {
  const names = new Set(lines.map((line) => /^[A-Z-]+/.exec(line)?.[0]))
  const usual = [
    'UID:event-1',
    'DTSTART;TZID=Europe/Berlin:20261130T140000',
    'DTEND;TZID=Europe/Berlin:20261130T143000',
    'SUMMARY:Maria / Tom',
    'ORGANIZER;CN=Tom Becker:mailto:tom.becker@example.com',
    'ATTENDEE;CN=Maria Weber:mailto:maria.weber@example.com',
  ].filter((line) => !names.has(/^[A-Z-]+/.exec(line)?.[0]))
  return ['BEGIN:VEVENT', ...usual, ...lines, 'END:VEVENT']
}

/** The meetings as they are stored once a plan was carried out. */
export function applyPlan(plan: ImportPlan, before: readonly ExistingMeeting[] = []): ExistingMeeting[] {
  const patches = new Map(
    [...plan.move, ...plan.revise, ...plan.cancel, ...plan.refresh].map(({ id, patch }) => [id, patch]),
  )
  const kept = before.map((row) => ({ ...row, ...patches.get(row.id) }))
  return [...kept, ...plan.create.map((meeting) => ({ ...meeting, isRemoved: false }))]
}
