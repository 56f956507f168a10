import type { BodyProjection } from '@shared/body/project-body'
import { checkPrep } from '@shared/domain/prep-check/check-prep'
import type { Finding } from '@shared/domain/prep-check/finding'
import type { MeetingView } from '../../meetings/meeting-view'

/** What the prep check finds in an agenda. */
export function findingsOf({ person, meeting }: MeetingView, { items }: BodyProjection): Finding[] {
  return checkPrep({
    person: { name: person?.fields.name ?? '', relation: person?.fields.relation ?? 'other' },
    meeting: { minutes: meeting.fields.minutes, template: meeting.fields.template },
    items,
  })
}
