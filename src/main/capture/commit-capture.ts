import { hash } from 'node:crypto'
import type { z } from 'zod'
import { maxCaptureLength } from '@shared/ipc/calls/captures'
import type { calls } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'
import type { Change, Vault } from '../vault/vault'
import { documentWrites } from '../workspace/write-documents'

type CommitCapture = z.output<(typeof calls)['captures.commit']['args']>

/** The change that puts a captured line into the vault, exactly as it was typed but for white space around it. */
export function commitCapture(
  vault: Vault,
  { commandId, text, ...understanding }: CommitCapture,
  nowMs: () => number,
): { id: string; change: Change } {
  if (text.trim() === '') throw new UserError('nothing-to-capture', 'There is nothing to keep yet.')
  if (text.length > maxCaptureLength) {
    throw new UserError('too-long', 'This is more than a capture holds. Shorten it, or put it into notes.')
  }
  const id = derivedId(commandId, 'capture')
  const fields = { text: text.trim(), ...understanding, state: 'new' }
  return {
    id,
    change: {
      commandId,
      fields: documentWrites(vault, [{ id, kind: 'capture', fields }], nowMs),
      bodies: [],
    },
  }
}

/** An id that everyone who makes `what` of the same source arrives at: as `hashText` does, at a tenth of its time. */
export function derivedId(source: string, what: string): string {
  return hash('sha256', `${what}:${source}`).slice(0, 32)
}
