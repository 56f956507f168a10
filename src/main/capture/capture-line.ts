import { randomUUID } from 'node:crypto'
import { understandCapture } from '@shared/domain/capture/understand-capture'
import { wallAt } from '@shared/domain/wall-clock'
import type { Workspace } from '../workspace/workspace'
import { commitCapture } from './commit-capture'
import { knownNames } from './known-names'
import { presentPerson } from './present-person'
import type { CapturePorts } from './put-on-agenda'

/** Captures a line that did not come from the capture window, understood as it would be there. */
export async function captureLine(workspace: Workspace, text: string, ports: CapturePorts): Promise<void> {
  const { vault } = workspace
  const zone = ports.zone()
  const {
    chips: _chips,
    proposal: _proposal,
    ...line
  } = understandCapture(text, {
    ...knownNames(vault),
    today: wallAt(ports.nowMs(), zone),
    zone,
    rejected: new Set(),
    present: presentPerson(vault, ports),
  })
  const { change } = commitCapture(vault, { commandId: randomUUID(), text, ...line }, ports)
  await workspace.commit(change)
}
