import { wallAt } from '@shared/domain/wall-clock'

/** The wall time this many hours from now, in the zone the tests run in. */
export function hoursFromNow(hours: number): string {
  return wallAt(Date.now() + hours * 3_600_000, Intl.DateTimeFormat().resolvedOptions().timeZone)
}
