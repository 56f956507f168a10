import { useMemo } from 'react'
import type { Note } from '@shared/documents/kinds/note'
import type { Person } from '@shared/documents/kinds/person'
import { healthHistory, type HealthPoint } from '@shared/domain/people/health'
import { notesAbout } from '@shared/domain/people/notes-about'
import { guessesToAsk } from '@shared/domain/people/still-true'
import { useRows } from '../../documents/use-rows'
import type { MeetingView } from '../meetings/meeting-view'
import type { WorkspaceViews } from './use-people-views'

/** What a person's page, and their place on the shelf, show of them. */
export interface PersonWorld {
  person: Person
  views: WorkspaceViews
  /** 1:1s with them, the earliest first. */
  meetings: readonly MeetingView[]
  /** The last one that took place. */
  last: MeetingView | undefined
  /** Everything noted about them, what is no longer so included. */
  notes: readonly Note[]
  /** Guesses to ask again. */
  asked: readonly Note[]
  health: readonly HealthPoint[]
}

/** `undefined` while it loads. */
export function usePersonWorld(
  person: Person | undefined,
  views: WorkspaceViews | undefined,
): PersonWorld | undefined {
  const notes = useRows('note')
  return useMemo(() => {
    if (!person || !views || !notes) return undefined
    const meetings = views.meetings.filter(({ meeting }) => meeting.fields.personId === person.id)
    const about = notesAbout(person, notes)
    return {
      person,
      views,
      meetings,
      last: meetings.findLast((view) => view.isPast && view.takesPlace),
      notes: about,
      asked: guessesToAsk(about, meetings),
      health: healthHistory(meetings),
    }
  }, [person, views, notes])
}
