import type { Capture } from '@shared/documents/kinds/capture'

/** A capture shows in the inbox until it was seen. */
export function isInInbox(capture: Capture): boolean {
  return capture.fields.state === 'new'
}

/** The inbox, newest first. */
export function inboxOf(captures: readonly Capture[]): Capture[] {
  return captures
    .filter(isInInbox)
    .sort((one, other) => (other.fields.createdAt ?? '').localeCompare(one.fields.createdAt ?? ''))
}
