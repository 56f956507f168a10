import type { z } from 'zod'
import type { WindowRole } from './call'
import { attachmentCalls, attachmentEvents } from './calls/attachments'
import { backupCalls } from './calls/backups'
import { calendarCalls, calendarEvents } from './calls/calendar'
import { captureCalls } from './calls/captures'
import { clipboardCalls } from './calls/clipboard'
import { desktopCalls, desktopEvents } from './calls/desktop'
import { documentCalls, documentEvents } from './calls/documents'
import { exportCalls } from './calls/export'
import { meetingCalls } from './calls/meetings'
import { openerCalls } from './calls/openers'
import { savedFileCalls } from './calls/saved-files'
import { searchCalls } from './calls/search'
import { syncCalls, syncEvents } from './calls/sync'
import { workspaceCalls, workspaceEvents } from './calls/workspace'

/**
 * Everything that crosses between the windows and the main process. Both sides' types and wiring are derived from
 * this object, so a call without a handler does not compile, and one that is not here cannot be made.
 */
export const calls = {
  ...workspaceCalls,
  ...documentCalls,
  ...meetingCalls,
  ...openerCalls,
  ...searchCalls,
  ...backupCalls,
  ...captureCalls,
  ...calendarCalls,
  ...exportCalls,
  ...clipboardCalls,
  ...savedFileCalls,
  ...attachmentCalls,
  ...desktopCalls,
  ...syncCalls,
}
export const events = {
  ...workspaceEvents,
  ...documentEvents,
  ...attachmentEvents,
  ...calendarEvents,
  ...desktopEvents,
  ...syncEvents,
}

export type Calls = typeof calls
export type CallName = keyof Calls
export type Arguments<Name extends CallName> = z.input<Calls[Name]['args']>
export type Result<Name extends CallName> = z.output<Calls[Name]['result']>

type Events = typeof events
export type EventName = keyof Events
export type Payload<Name extends EventName> = z.output<Events[Name]['payload']>

export function callNamesOf(role: WindowRole): ReadonlySet<string> {
  return namesFor(calls, role)
}

export function eventNamesOf(role: WindowRole): ReadonlySet<string> {
  return namesFor(events, role)
}

function namesFor(
  entries: Record<string, { roles: readonly WindowRole[] }>,
  role: WindowRole,
): ReadonlySet<string> {
  return new Set(
    Object.entries(entries)
      .filter(([, entry]) => entry.roles.includes(role))
      .map(([name]) => name),
  )
}
