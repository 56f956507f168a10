import type { Choice } from '../../ui/Select'
import type { WorkspaceViews } from '../people/use-people-views'
import type { MeetingView } from './meeting-view'

export type When = 'upcoming' | 'past'

/** The choices that leave nothing out; lists need an id for them. */
export const anyone = 'anyone'
export const anySeries = 'any-series'

export interface MeetingFilter {
  when: When
  personId: string
  seriesId: string
}

/** Upcoming ones from the next on, past ones from the last back. */
export function filterMeetings(views: readonly MeetingView[], filter: MeetingFilter): MeetingView[] {
  const found = views.filter(
    ({ isPast, meeting: { fields } }) =>
      isPast === (filter.when === 'past') &&
      (filter.personId === anyone || fields.personId === filter.personId) &&
      (filter.seriesId === anySeries || fields.seriesId === filter.seriesId),
  )
  return filter.when === 'past' ? found.toReversed() : found
}

/** Whom there are 1:1s with: of thousands of people nobody else can be looked for here. */
export function personChoices({
  people,
  meetings,
}: Pick<WorkspaceViews, 'people' | 'meetings'>): Choice<string>[] {
  const met = new Set(meetings.map(({ meeting }) => meeting.fields.personId))
  const choices = people
    .filter(({ person }) => met.has(person.id))
    .map(({ person }) => ({ id: person.id, label: person.fields.name || 'No name yet' }))
  return [{ id: anyone, label: 'Everyone' }, ...choices]
}

/** The series there are, with this person where one is chosen. */
export function seriesChoices(views: readonly MeetingView[], personId: string): Choice<string>[] {
  const titles = new Map<string, string>()
  for (const { meeting, title } of views) {
    const { seriesId } = meeting.fields
    if (seriesId !== null && (personId === anyone || meeting.fields.personId === personId)) {
      titles.set(seriesId, title)
    }
  }
  const choices = [...titles].map(([id, label]) => ({ id, label }))
  choices.sort((one, other) => one.label.localeCompare(other.label))
  return [{ id: anySeries, label: 'All series' }, ...choices]
}
