import { memberField } from '../../documents/document'
import type { Meeting } from '../../documents/kinds/meeting'
import { parseItemReference } from '../../body/agenda-item'
import type { TimeSpan } from '../meeting-time'

type MeetingFields = Meeting['fields']
type SaidOfMeeting = Pick<MeetingFields, 'outcome' | 'outcomeStart' | 'start'>

/**
 * What the user said of a 1:1 once it was over: met, or that it did not happen; empty while nobody said anything. It was
 * said of the 1:1 as it was dated then, so one that was moved since is asked about again.
 */
export function outcomeOf({ outcome, outcomeStart, start }: SaidOfMeeting): MeetingFields['outcome'] {
  return outcomeStart === '' || outcomeStart === start ? outcome : ''
}

/** Whether a 1:1 counts as one: it was neither cancelled nor, once it was over, said not to have happened. */
export function takesPlace(fields: SaidOfMeeting & Pick<MeetingFields, 'status'>): boolean {
  return fields.status !== 'cancelled' && outcomeOf(fields) !== 'not-met'
}

/** Whether a 1:1 is behind us: its time has passed, or it was closed before that. */
export function isOver(fields: SaidOfMeeting, time: TimeSpan | undefined, nowMs: number): boolean {
  return (time !== undefined && time.endMs <= nowMs) || outcomeOf(fields) !== ''
}

interface Write {
  id: string
  fields: Record<string, unknown>
}

/** The write that closes a 1:1, or with `''` opens it again. Written twice, or on two devices, it says the same. */
export function outcomeWrite({ id, fields }: Meeting, outcome: MeetingFields['outcome']): Write {
  return { id, fields: { outcome, outcomeStart: fields.start } }
}

/**
 * The write that lets go of an item, or takes it up again.
 * @param ref of the item as it was first written, as `CarriedItem` has it
 */
export function letGoWrite(ref: string, isLetGo = true): Write | undefined {
  const item = parseItemReference(ref)
  return item && { id: item.meetingId, fields: { [memberField('letGo', item.itemId)]: isLetGo } }
}
