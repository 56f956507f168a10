import { useMemo } from 'react'
import { cadenceWith } from '@shared/domain/people/standing'
import { drifting, type Drifting } from '@shared/domain/today/drifting'
import type { MeetingView } from '../meetings/meeting-view'
import { useWorkspaceViews } from '../people/use-people-views'

/** The people past their cadence, now. */
export function useDrifting(): readonly Drifting[] {
  const views = useWorkspaceViews()
  return useMemo(() => {
    if (!views) return []
    const byPerson = new Map<string, MeetingView[]>()
    for (const view of views.meetings) {
      const id = view.meeting.fields.personId
      if (id === null) continue
      const theirs = byPerson.get(id)
      if (theirs) theirs.push(view)
      else byPerson.set(id, [view])
    }
    const acquaintances = views.people.map(({ person, next, last }) => ({
      person,
      cadence: cadenceWith(person, byPerson.get(person.id) ?? []).value,
      lastMetMs: last?.time?.endMs,
      isLastProvisional: last?.isProvisional ?? false,
      nextMs: next?.time?.startMs,
    }))
    return drifting(acquaintances, views.viewpoint.nowMs)
  }, [views])
}
