import type { ExistingRows, ImportOptions } from '@shared/calendar/plan-import'
import type { CalendarOptions } from '@shared/ipc/calls/calendar'
import type { Vault } from '../vault/vault'
import type { CalendarReading, PlannedImport } from './calendar-reader'
import { readExistingRows } from './import-change'

const dayMs = 86_400_000

/** Back to the last of a monthly series, so that it shows when one met; what is older says nothing about the next. */
const lookBackMs = 35 * dayMs
/** Half a year: the next import brings what comes after. */
const lookAheadMs = 183 * dayMs

export interface PlanPorts {
  nowMs: () => number
  /** IANA name of where the user is. */
  zone: () => string
}

/** Plans with the calendar that `reader` has read, and these rows. */
export function planCalendar(
  reader: Pick<CalendarReading, 'plan'>,
  existing: ExistingRows,
  options: CalendarOptions,
  ports: PlanPorts,
): Promise<PlannedImport> {
  return reader.plan(existing, importOptions(options, ports))
}

/** A plan that fits the rows as they are when this resolves. */
export async function planAnew(
  reader: Pick<CalendarReading, 'plan'>,
  vault: Vault,
  options: CalendarOptions,
  ports: PlanPorts,
): Promise<PlannedImport> {
  const existing = readExistingRows(vault)
  const planned = await planCalendar(reader, existing, options, ports)
  // What changed while the plan was made, a meeting moved by hand above all, is planned with too.
  const isTrueStill = JSON.stringify(readExistingRows(vault)) === JSON.stringify(existing)
  return isTrueStill ? planned : planAnew(reader, vault, options, ports)
}

function importOptions(options: CalendarOptions, { nowMs, zone }: PlanPorts): ImportOptions {
  const now = nowMs()
  return {
    nowMs: now,
    fromMs: now - lookBackMs,
    toMs: now + lookAheadMs,
    localZone: zone(),
    myAddresses: options.ownAddresses,
    ignoredAddresses: options.ignoredAddresses,
    titlePatterns: options.titlePatterns,
    chosenPeople: new Map(options.chosen.map(({ uid, person }) => [uid, person])),
  }
}
