import { Vault } from '../vault/vault'
import type { OpenWindows } from '../windows/open-windows'
import { Workspace } from './workspace'

/** Opens the vault in a folder, and keeps the workspace's windows told of what is committed. */
export function openWorkspace(
  { folder, isSample }: { folder: string; isSample: boolean },
  windows: OpenWindows,
): Workspace {
  const vault = Vault.open({ folder, nowMs: Date.now })
  const workspace: Workspace = new Workspace(vault, isSample, (state) =>
    windows.broadcast(workspace, 'saving.changed', state),
  )
  vault.onCommitted(({ rows, bodies, projections }) => {
    if (rows.length > 0) windows.broadcast(workspace, 'rows.changed', { rows })
    for (const { documentId: id, update } of bodies) {
      windows.broadcast(workspace, 'bodies.changed', { id, update }, ({ openBodies }) => openBodies.has(id))
    }
    for (const { id, projection } of projections) {
      windows.broadcast(workspace, 'projections.changed', { id, projection })
    }
  })
  return workspace
}
