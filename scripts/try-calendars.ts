import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expandOccurrences } from '../src/shared/calendar/expand-occurrences'
import { findAddressCandidates, findAssistantCandidates } from '../src/shared/calendar/guess-addresses'
import { passReasonWords } from '../src/shared/calendar/passed-over'
import { planImport } from '../src/shared/calendar/plan-import'
import { calendarFailureWords, readCalendar } from '../src/shared/calendar/read-calendar'
import type { ParsedCalendar } from '../src/shared/calendar/read-calendar'
import { defaultTitlePatterns } from '../src/shared/calendar/title-pattern'

const yearMs = 365 * 86_400_000

/** Reports on every calendar file of a folder as the import would treat it: `npm run try-calendars -- FOLDER`. */
export function main([folder]: string[]): void {
  if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    console.error('Which folder? npm run try-calendars -- FOLDER')
    process.exitCode = 2
    return
  }
  const names = readdirSync(folder).filter((name) => name.toLowerCase().endsWith('.ics'))
  if (names.length === 0) console.log(`No .ics files in ${folder}.`)
  for (const name of names.sort()) {
    console.log(name)
    for (const line of reportOn(readFileSync(join(folder, name)))) console.log(`  ${line}`)
  }
}

function reportOn(file: Uint8Array): string[] {
  const localZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const result = readCalendar(file, { localZone })
  if (!result.ok) return [calendarFailureWords[result.error]]
  const { calendar } = result
  const nowMs = centreOf(calendar)
  const me = findAddressCandidates(calendar)[0]?.email
  const options = {
    fromMs: nowMs - yearMs,
    toMs: nowMs + yearMs,
    nowMs,
    localZone,
    myAddresses: me ? [me] : [],
    titlePatterns: defaultTitlePatterns,
    ignoredAddresses: [],
  }
  const plan = planImport(calendar, { meetings: [], people: [] }, options)
  const instances = expandOccurrences(calendar, options).occurrences.filter(({ isInWindow }) => isInWindow)
  const assistants = findAssistantCandidates(calendar, me ? [me] : []).map(({ email }) => email)
  return [
    `${calendar.events.length} events; ${instances.length} times something takes place in the year before and after ${new Date(nowMs).toISOString().slice(0, 10)}`,
    `taken for the user: ${me ?? 'nobody'}`,
    ...(assistants.length > 0 ? [`assistants to ignore, perhaps: ${assistants.join(', ')}`] : []),
    `${plan.create.length} 1:1s offered with ${plan.people.length} people`,
    ...plan.people.map(({ name, email, meetingCount }) => `  ${name} <${email}>: ${meetingCount}`),
    ...plan.create
      .slice(0, 8)
      .map(
        ({ start, zone, minutes, title }) => `  ${start} ${zone ?? '(floating)'}, ${minutes} min: ${title}`,
      ),
    ...(plan.create.length > 8 ? [`  and ${plan.create.length - 8} more`] : []),
    ...plan.passedOver.map(
      ({ reason, count, examples }) =>
        `passed over, ${passReasonWords[reason]}: ${count} (${examples.join('; ')})`,
    ),
  ]
}

/** Files to try are of any age: the report looks at the year before and after the latest event that begins in one. */
function centreOf(calendar: ParsedCalendar): number {
  const latest = calendar.events
    .map(({ start }) => start.wall.slice(0, 10))
    .sort()
    .at(-1)
  return latest === undefined ? Date.now() : Date.parse(latest)
}
