const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long ago, as short as it can be said: "now", "12 min", "3 h", "1 day", "4 days". */
export function ageInWords(instant: string | null, nowMs: number): string {
  const ms = nowMs - Date.parse(instant ?? '')
  if (Number.isNaN(ms)) return ''
  if (ms < minuteMs) return 'now'
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min`
  if (ms < dayMs) return `${Math.floor(ms / hourMs)} h`
  const days = Math.floor(ms / dayMs)
  return days === 1 ? '1 day' : `${days} days`
}
