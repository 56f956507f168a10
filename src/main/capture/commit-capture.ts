import type { z } from 'zod'
import { maxCaptureLength } from '@shared/ipc/calls/captures'
import type { calls } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'
import type { Change, Vault } from '../vault/vault'
import { creationWrites, documentWrites } from '../workspace/write-documents'
import { derivedId } from './derived-id'
import { placeCapture } from './place-capture'
import type { CapturePorts } from './put-on-agenda'

type CommitCapture = z.output<(typeof calls)['captures.commit']['args']>

/**
 * The change that puts a captured line into the vault, exactly as it was typed but for white space around it, together
 * with what its word makes of it.
 */
export function commitCapture(
  vault: Vault,
  { commandId, text, ...line }: CommitCapture,
  ports: CapturePorts,
): { id: string; change: Change } {
  if (text.trim() === '') throw new UserError('nothing-to-capture', 'There is nothing to keep yet.')
  if (text.length > maxCaptureLength) {
    throw new UserError('too-long', 'This is more than a capture holds. Shorten it, or put it into notes.')
  }
  const nowMs = ports.nowMs()
  const id = derivedId(commandId, 'capture')
  const { word, personIds, tags, url, dueDate } = line
  const placed = placeCapture(vault, id, line, ports)
  const capture = {
    id,
    kind: 'capture',
    fields: {
      text: text.trim(),
      personIds,
      tags,
      url,
      dueDate,
      state: 'new',
      ...(word === '' ? {} : { word }),
      ...(placed?.becameId ? { becameId: placed.becameId } : {}),
    },
  }
  return {
    id,
    change: {
      commandId,
      fields: [
        ...documentWrites(vault, placed?.writes ?? [], () => nowMs),
        ...creationWrites(capture, nowMs),
      ],
      creates: id,
      bodies: placed?.edit ? [placed.edit.update] : [],
      ...placed?.edit?.inverse,
    },
  }
}
