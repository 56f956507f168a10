import { hashText } from '../documents/hash-text'

/**
 * A series' uid without the mark Google adds where "this and following" was changed: to a person it is one series,
 * and its later meetings keep their agendas.
 */
export function seriesUidOf(uid: string): string {
  return uid.replace(/_R\d{8}(?:T\d{6}Z?)?(?=@google\.com$)/, '')
}

/**
 * Ids of what a calendar brings derive from the calendar alone, so that two devices that import the same file make
 * the same documents. `recurrenceKey` tells one instance of a series; empty for an event that happens once.
 */
export function meetingIdOf(uid: string, recurrenceKey: string): string {
  return hashText(`leadup meeting\n${uid}\n${recurrenceKey}`)
}

export function seriesIdOf(uid: string): string {
  return hashText(`leadup series\n${uid}`)
}

/** By address; somebody without one by name. */
export function personIdOf(email: string, name: string): string {
  return email !== ''
    ? hashText(`leadup person\n${email.toLowerCase()}`)
    : hashText(`leadup person by name\n${name.normalize('NFKC').toLowerCase().trim()}`)
}
