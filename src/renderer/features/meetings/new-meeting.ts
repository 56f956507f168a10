import type { Person, Relation } from '@shared/documents/kinds/person'
import type { Inverse } from '@shared/ipc/calls/documents'
import type { Repeat } from '@shared/ipc/calls/meetings'
import { call } from '../../documents/bridge'

/** Who a new 1:1 is with: somebody known, or somebody named just now. */
type NewMeetingPerson = { known: Person } | { id: string; name: string; relation: Relation }

export interface NewMeeting {
  id: string
  person: NewMeetingPerson
  start: string
  zone: string
  minutes: number
  repeat: Repeat
  /** A place, or a link to join by. */
  where: string
  /** A template's id; empty for none. */
  template: string
}

/** Creates the 1:1 and, where need be, the person. Safe to repeat under the same id. */
export async function createNewMeeting(
  commandId: string,
  meeting: NewMeeting,
): Promise<{ inverse: Inverse }> {
  const { person } = meeting
  const added =
    'known' in person
      ? undefined
      : await call('documents.write', {
          commandId: `${commandId}-person`,
          writes: [
            { id: person.id, kind: 'person', fields: { name: person.name, relation: person.relation } },
          ],
        })
  const created = await call('meetings.create', {
    commandId,
    id: meeting.id,
    fields: {
      personId: 'known' in person ? person.known.id : person.id,
      start: meeting.start,
      zone: meeting.zone,
      minutes: meeting.minutes,
      ...placeOrLink(meeting.where),
    },
    template: meeting.template,
    repeat: meeting.repeat,
  })
  return {
    inverse: {
      ...created.inverse,
      fields: [...created.inverse.fields, ...(added?.inverse.fields ?? [])],
    },
  }
}

/** What was typed in the one field for both: an address on the web is a link to join by, anything else a place. */
function placeOrLink(where: string): { place: string; joinUrl: string } {
  const typed = where.trim()
  const isLink = /^https?:\/\/\S+$/i.test(typed)
  return isLink ? { place: '', joinUrl: typed } : { place: typed, joinUrl: '' }
}
