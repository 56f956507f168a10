import { listedCommands, type AppCommandId } from '../../app/app-commands'
import type { WorkspaceViews } from '../people/use-people-views'
import type { MeetingView } from '../meetings/meeting-view'
import { fuzzyOrder, relationWords, type PersonView } from '../people/people-view'

/** As many of each as stay in sight together. */
const shownPeople = 5
const shownMeetings = 5
const shownCommands = 6

export interface PaletteCommand {
  id: AppCommandId
  label: string
  keys: string | undefined
}

/** The commands that can be carried out now, those whose words fit what is typed; all where nothing is. */
export function paletteCommands(available: readonly AppCommandId[], typed: string): PaletteCommand[] {
  const known = listedCommands
    .filter(({ id }) => available.includes(id) && id !== 'open-palette')
    .map(({ id, label, group, keys }) => ({ id, label, group, keys }))
  const words = known.map(({ label, group }) => `${label} ${group}`)
  const found = typed.trim() === '' ? known : fuzzyOrder(words, typed).flatMap((index) => known[index] ?? [])
  return found.slice(0, typed.trim() === '' ? found.length : shownCommands)
}

/** People whose name, role or relation fits. None while nothing is typed: the 1:1s that come are nearer then. */
export function palettePeople({ people }: WorkspaceViews, typed: string): PersonView[] {
  if (typed.trim() === '') return []
  const lines = people.map(({ person: { fields } }) =>
    [fields.name, fields.role, relationWords[fields.relation]].join(' '),
  )
  return fuzzyOrder(lines, typed)
    .flatMap((index) => people[index] ?? [])
    .slice(0, shownPeople)
}

/** 1:1s whose title fits, those to come first; while nothing is typed the next ones. */
export function paletteMeetings({ meetings }: WorkspaceViews, typed: string): MeetingView[] {
  const upcoming = meetings.filter(({ isPast, isCancelled }) => !isPast && !isCancelled)
  if (typed.trim() === '') return upcoming.slice(0, 3)
  const seen = new Set<string>()
  // Of a series the nearest: a quarter of weekly ones is not what was looked for.
  const nearest = upcoming.filter(({ meeting: { fields } }) => {
    if (fields.seriesId === null) return true
    if (seen.has(fields.seriesId)) return false
    seen.add(fields.seriesId)
    return true
  })
  const past = meetings.filter(({ isPast }) => isPast).toReversed()
  return [nearest, past]
    .flatMap((views) =>
      fuzzyOrder(
        views.map(({ title, person }) => `${title} ${person?.fields.name ?? ''}`),
        typed,
      )
        // In the order of time, the nearest first.
        .toSorted((one, other) => one - other)
        .flatMap((index) => views[index] ?? []),
    )
    .slice(0, shownMeetings)
}
