import type { OpenWindows } from '../windows/open-windows'
import type { Workspace } from '../workspace/workspace'
import type { WorkspaceSync } from './workspace-sync-port'

/** Tells a workspace's windows of what changes in its sync. Returns its unsubscribe. */
export function tellSync(
  sync: Pick<WorkspaceSync, 'onChanged' | 'onPairingChanged' | 'onJoiningChanged'>,
  workspace: Workspace,
  windows: Pick<OpenWindows, 'broadcast'>,
): () => void {
  const unsubscribes = [
    sync.onChanged((state) => windows.broadcast(workspace, 'sync.changed', state)),
    sync.onPairingChanged((pairing) => windows.broadcast(workspace, 'sync.pairingChanged', pairing)),
    sync.onJoiningChanged((joining) => windows.broadcast(workspace, 'sync.joiningChanged', joining)),
  ]
  return () => unsubscribes.forEach((unsubscribe) => unsubscribe())
}
