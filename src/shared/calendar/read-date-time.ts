import { Temporal } from 'temporal-polyfill'

export interface DateTimeValue {
  /** `YYYY-MM-DDTHH:mm:ss`, or `YYYY-MM-DD` for a whole day. */
  wall: string
  isDate: boolean
  isUtc: boolean
}

/** Reads a date or date-time in jCal form (`2026-11-23T14:00:00Z`); `null` where there is no such date. */
export function readDateTime(text: string): DateTimeValue | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)?)?(Z)?)?$/.exec(text)
  if (!match) return null
  const [, date = '', hour, minute = '00', second = '00', utc] = match
  // Outside these years it is junk, and arithmetic would leave what Temporal can hold.
  if (date < '1601' || date >= '2200') return null
  try {
    Temporal.PlainDate.from(date)
    if (hour === undefined) return { wall: date, isDate: true, isUtc: false }
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
    // A leap second is the last second of its minute.
    const wall = `${date}T${hour}:${minute}:${second === '60' ? '59' : second}`
    return { wall, isDate: false, isUtc: utc !== undefined }
  } catch {
    return null
  }
}

/** Minutes of an ISO 8601 duration as iCalendar writes it (`PT1H30M`, `P1W`), or `null`. */
export function readDurationMinutes(text: string): number | null {
  const match = /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text.trim())
  if (!match) return null
  const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
  const total =
    Number(weeks) * 10_080 +
    Number(days) * 1440 +
    Number(hours) * 60 +
    Number(minutes) +
    Math.round(Number(seconds) / 60)
  return sign === '-' ? -total : total
}
