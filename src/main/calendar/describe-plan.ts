import type { MeetingChange } from '@shared/calendar/compare-with-calendar'
import type { ImportPlan } from '@shared/calendar/plan-import'
import type { CalendarPreview, OfferedPerson, OfferedSet } from '@shared/ipc/calls/calendar'
import type { PlannedImport } from './calendar-reader'
import { setIdOf } from './import-change'

/** A plan as the preview shows it. `leftOut`: ids of sets the user did not want the last time. */
export function describePlan(
  { plan, assistants }: PlannedImport,
  leftOut: ReadonlySet<string>,
): CalendarPreview {
  return {
    offered: listOffered(plan, leftOut),
    moved: plan.move.map((change) => ({
      ...changeOf(change),
      toStart: change.patch.start ?? change.start,
      toZone: change.patch.zone === undefined ? change.zone : change.patch.zone,
    })),
    revised: plan.revise.map(changeOf),
    cancelled: plan.cancel.map(changeOf),
    // What is only noted anew shows nothing new.
    unchangedCount: plan.unchanged.length + plan.refresh.length,
    passedOver: plan.passedOver,
    unclear: plan.unclear,
    assistants,
  }
}

function changeOf({ id, title, start, zone }: MeetingChange) {
  return { id, title, start, zone }
}

function listOffered(plan: ImportPlan, leftOut: ReadonlySet<string>): OfferedPerson[] {
  const setsByPerson = new Map<string, Map<string, OfferedSet>>()
  for (const meeting of plan.create) {
    const sets = setsByPerson.get(meeting.personId) ?? new Map<string, OfferedSet>()
    setsByPerson.set(meeting.personId, sets)
    const id = setIdOf(meeting)
    const { title, start, zone, minutes } = meeting
    const set = sets.get(id)
    if (set) {
      set.meetingCount += 1
      set.starts.push(start)
    } else {
      const isSeries = meeting.seriesId !== null
      const wasLeftOut = leftOut.has(id)
      sets.set(id, {
        id,
        title,
        isSeries,
        meetingCount: 1,
        start,
        zone,
        minutes,
        starts: [start],
        wasLeftOut,
      })
    }
  }
  return plan.people.flatMap(({ id: personId, name, email, isNew }) => {
    const sets = setsByPerson.get(personId)
    return sets ? [{ personId, name, email, isNew, sets: [...sets.values()] }] : []
  })
}
