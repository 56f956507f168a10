import { addDays, isDay, wallAt } from '../wall-clock'

export type PeriodChoice = 'month' | 'quarter' | 'since-last' | 'own'

/** Days as `YYYY-MM-DD`, both within. */
export interface Period {
  from: string
  to: string
}

const months: Partial<Record<PeriodChoice, number>> = { month: 1, quarter: 3 }

/**
 * The period that was chosen, up to today.
 * @param lastSnapshotAt an instant; without one "since the last" is a quarter
 * @param own of days the user chose, in either order; what is no day reads as the quarter's
 */
export function periodOf(
  choice: PeriodChoice,
  {
    nowMs,
    zone,
    lastSnapshotAt,
    own,
  }: { nowMs: number; zone: string; lastSnapshotAt: string | null; own?: Partial<Period> },
): Period {
  const today = wallAt(nowMs, zone).slice(0, 10)
  const lastMs = Date.parse(lastSnapshotAt ?? '')
  if (choice === 'since-last' && !Number.isNaN(lastMs)) {
    const from = wallAt(lastMs, zone).slice(0, 10)
    return { from: from < today ? from : today, to: today }
  }
  const from = addDays(monthsBefore(today, months[choice] ?? 3), 1)
  if (choice !== 'own') return { from, to: today }
  const days = [own?.from ?? '', own?.to ?? ''].map((day, index) => (isDay(day) ? day : [from, today][index]))
  const [first = from, last = today] = days.toSorted()
  return { from: first, to: last }
}

/** The same day some months before, or the last one of a shorter month. */
function monthsBefore(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - count, 1))
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, lastDate))
  return first.toISOString().slice(0, 10)
}
