import type { KeptOpener } from '@shared/domain/openers/kept-opener'
import type { RecordEdits, EditOutcome } from '../../app/record-edits'
import { call } from '../../documents/bridge'

/** What becomes of openers. No label or toast says whose they are, or what they ask: a screen may be shared. */

interface PlannedOn {
  meetingId: string
  /** Of the open texts. */
  sessions: { get: (documentId: string) => { flush: () => Promise<void> } | undefined }
  at?: number | undefined
}

/**
 * Keeps it, and puts it on this agenda: one step of the history.
 *
 * @param at before the block with this number; where a template waits for it or at the end, where it is left out
 */
export async function planOpener(
  edits: Pick<RecordEdits, 'run'>,
  { id, fields }: KeptOpener,
  { meetingId, sessions, at }: PlannedOn,
  toast?: string,
): Promise<EditOutcome> {
  // The main process counts blocks, and looks for a prompt, in what the vault has: what was typed last goes there first.
  // Not within the edit: behind it all others wait.
  await sessions.get(meetingId)?.flush()
  return edits.run({
    label: 'Put an opener on the agenda',
    writes: [{ id, kind: 'opener', fields: { ...fields, status: 'planned', meetingId } }],
    perform: (commandId) =>
      call('openers.plan', {
        commandId,
        meetingId,
        id,
        fields,
        ...(at === undefined ? {} : { at }),
      }),
    ...(toast === undefined ? {} : { toast }),
  })
}

/** Keeps it for later: it is offered for the next agenda with this person. */
export function keepOpener(
  edits: RecordEdits,
  { id, fields }: KeptOpener,
  toast?: string,
): Promise<EditOutcome> {
  const writes = [{ id, kind: 'opener', fields: { ...fields, status: 'draft', trashedAt: null } }]
  return edits.write('Keep an opener', writes, toast)
}

export function saySoWhat(edits: RecordEdits, signalId: string, soWhat: string): Promise<EditOutcome> {
  return edits.write('So what', [{ id: signalId, fields: { soWhat } }])
}
