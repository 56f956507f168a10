import type ICAL from 'ical.js'

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/**
 * Whether a day is the one BYSETPOS picks of its month ("the last working day"). ical.js leaves BYSETPOS out for the
 * first month of a series and beside BYMONTHDAY, so what it finds for a monthly rule is checked again.
 */
export function isAtSetPosition(wall: string, recur: ICAL.Recur): boolean {
  const positions = recur.getComponent('BYSETPOS').map(Number)
  if (recur.freq !== 'MONTHLY' || positions.length === 0) return true
  const byDay = recur.getComponent('BYDAY').map(String)
  const byMonthDay = recur.getComponent('BYMONTHDAY').map(Number)
  const year = Number(wall.slice(0, 4))
  const month = Number(wall.slice(5, 7))
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const candidates = Array.from({ length }, (_, index) => index + 1).filter((day) => {
    const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
    return (
      (byDay.length === 0 || byDay.some((part) => isWeekday(part, weekday, day, length))) &&
      (byMonthDay.length === 0 || byMonthDay.some((part) => day === (part > 0 ? part : length + 1 + part)))
    )
  })
  const index = candidates.indexOf(Number(wall.slice(8, 10)))
  return positions.some((position) => index === (position > 0 ? position - 1 : candidates.length + position))
}

/** `part` is `MO`, or `2MO`, or `-1MO`. */
function isWeekday(part: string, weekday: string, day: number, length: number): boolean {
  if (!part.endsWith(weekday)) return false
  const position = Number(part.slice(0, -2))
  if (position === 0) return true
  return position > 0 ? Math.ceil(day / 7) === position : Math.ceil((length - day + 1) / 7) === -position
}
