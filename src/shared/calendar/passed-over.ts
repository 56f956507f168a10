/** Why an event is not offered. */
export const passReasons = [
  'unreadable',
  'all-day',
  'repeats-too-often',
  'no-one-else',
  'several-people',
  'declined',
  'cancelled',
  'outside-window',
  'removed',
] as const
export type PassReason = (typeof passReasons)[number]

/** What was passed over for one reason: how many, and the first few titles. */
export interface PassedOver {
  reason: PassReason
  count: number
  examples: string[]
}

/** Titles kept for each reason; the preview shows them in one line. */
const maxExamples = 3

/** Counts one more event under its reason. */
export function addPassedOver(list: PassedOver[], reason: PassReason, title: string): void {
  let entry = list.find((candidate) => candidate.reason === reason)
  if (!entry) {
    entry = { reason, count: 0, examples: [] }
    list.push(entry)
  }
  entry.count++
  const example = title.trim().slice(0, 80)
  if (example && entry.examples.length < maxExamples && !entry.examples.includes(example)) {
    entry.examples.push(example)
  }
}

/** Why in words a person reads, for previews and reports. */
export const passReasonWords: Record<PassReason, string> = {
  unreadable: 'could not be read',
  'all-day': 'all day or longer',
  'repeats-too-often': 'repeats within the day',
  'no-one-else': 'nobody else in it',
  'several-people': 'several people',
  declined: 'declined by you',
  cancelled: 'cancelled',
  'outside-window': 'too far away in time',
  removed: 'removed by you before',
}
