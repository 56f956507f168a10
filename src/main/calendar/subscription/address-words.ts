import type { CalendarFailure } from '@shared/calendar/read-calendar'
import type { FileFailure } from '../read-calendar-file'
import type { FetchFailure } from './fetch-calendar'

/** What is said where a calendar's address brings none. Each says what is kept, and what to do. */
export const addressFailureWords: Record<FetchFailure | CalendarFailure | FileFailure, string> = {
  'bad-address':
    'This is no address of a calendar. One begins with https:// or webcal://, and often ends in .ics.',
  'not-encrypted':
    'This address is not encrypted, so anybody on the way could read your calendar. Use one that begins with https://.',
  'no-connection':
    'The calendar’s server could not be reached. What was read before is kept; it is tried again.',
  'took-too-long': 'The calendar’s server took too long. What was read before is kept; it is tried again.',
  refused:
    'The calendar’s server refused this address: it may have been withdrawn, or ask for a password. What was read before is kept. Copy the private address from your calendar again.',
  'not-found':
    'There is no calendar at this address any more. What was read before is kept. Copy the address from your calendar again.',
  'too-large': 'This calendar is too large to read (more than 32 MB). Nothing was changed.',
  'too-many-redirects':
    'This address leads on and on, and to no calendar. Nothing was changed. Check the address.',
  'server-failed': 'The calendar’s server failed. What was read before is kept; it is tried again.',
  'not-a-calendar':
    'What is at this address is not a calendar. Nothing was changed. Copy the address that ends in .ics, not that of the page.',
  archive: 'What is at this address is an archive, not a calendar. Nothing was changed.',
  truncated: 'The calendar came cut off before its end. Nothing was changed; it is tried again.',
  unreadable: 'None of the events in this calendar could be read. Nothing was changed.',
  'file-gone': 'This calendar could not be read. Nothing was changed.',
  'file-denied': 'This calendar could not be read. Nothing was changed.',
  'file-changed': 'This calendar could not be read. Nothing was changed.',
  'file-unreadable': 'This calendar could not be read. Nothing was changed.',
}
