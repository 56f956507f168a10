import { randomUUID } from 'node:crypto'
import { personKind } from '@shared/documents/kinds/person'
import { understandCapture } from '@shared/domain/capture-grammar'
import { wallAt } from '@shared/domain/wall-clock'
import type { Workspace } from '../workspace/workspace'
import { commitCapture } from './commit-capture'

/** Captures a line that did not come from the capture window, understood as it would be there. */
export async function captureLine(
  workspace: Workspace,
  text: string,
  ports: { nowMs: () => number; zone: () => string },
): Promise<void> {
  const people = workspace.vault
    .rows(['person'])
    .map(personKind.readRow)
    .filter(({ fields }) => fields.trashedAt === null)
    .map(({ id, fields }) => ({ id, name: fields.name }))
  const zone = ports.zone()
  const today = wallAt(ports.nowMs(), zone)
  const { personIds, tags, url, dueDate } = understandCapture(text, {
    people,
    today,
    zone,
    rejected: new Set(),
  })
  const { change } = commitCapture(
    workspace.vault,
    { commandId: randomUUID(), text, personIds, tags, url, dueDate },
    ports.nowMs,
  )
  await workspace.commit(change)
}
