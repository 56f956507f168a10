import { maxCalendarBytes } from '@shared/calendar/file-limits'
import {
  findAddressCandidates,
  findAssistantCandidates,
  type AddressCandidate,
} from '@shared/calendar/guess-addresses'
import {
  planImport,
  type ExistingRows,
  type ImportOptions,
  type ImportPlan,
} from '@shared/calendar/plan-import'
import { readCalendar, type CalendarFailure, type ParsedCalendar } from '@shared/calendar/read-calendar'
import { readCalendarFile, type CalendarSource, type FileFailure } from './read-calendar-file'

interface CalendarSummary {
  eventCount: number
  addresses: AddressCandidate[]
}

export type ReadOutcome =
  { ok: true; summary: CalendarSummary } | { ok: false; failure: CalendarFailure | FileFailure }

export interface PlannedImport {
  plan: ImportPlan
  assistants: AddressCandidate[]
}

/** Reads one calendar and plans with it. */
export interface CalendarReading {
  read(source: CalendarSource, localZone: string): Promise<ReadOutcome>
  /** Only after `read` succeeded. */
  plan(existing: ExistingRows, options: ImportOptions): Promise<PlannedImport>
}

/** More candidates than these are no help to somebody who looks for their own address. */
const maxAddresses = 40

/** Runs in the worker: both steps take seconds for a large calendar. */
export class CalendarReader implements CalendarReading {
  private calendar: ParsedCalendar | undefined

  async read(source: CalendarSource, localZone: string): Promise<ReadOutcome> {
    const file =
      source.kind === 'path' ? await readCalendarFile(source.path) : { ok: true as const, ...source }
    if (!file.ok) return file
    const result = readCalendar(file.bytes, { localZone })
    if (file.size > maxCalendarBytes) {
      // Only its beginning is here, which tells a calendar from something else and no more.
      const isOther = !result.ok && (result.error === 'not-a-calendar' || result.error === 'archive')
      return { ok: false, failure: isOther ? result.error : 'too-large' }
    }
    if (!result.ok) return { ok: false, failure: result.error }
    this.calendar = result.calendar
    const addresses = findAddressCandidates(result.calendar).slice(0, maxAddresses)
    return { ok: true, summary: { eventCount: result.calendar.events.length, addresses } }
  }

  async plan(existing: ExistingRows, options: ImportOptions): Promise<PlannedImport> {
    if (!this.calendar) throw new Error('No calendar was read.')
    const ignored = new Set(options.ignoredAddresses)
    return {
      plan: planImport(this.calendar, existing, options),
      assistants: findAssistantCandidates(this.calendar, options.myAddresses).filter(
        ({ email }) => !ignored.has(email),
      ),
    }
  }
}
