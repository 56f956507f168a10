import { join } from 'node:path'
import type { Notice } from '@shared/ipc/calls/workspace'
import { AttachmentStore } from '../attachments/attachment-store'
import type { Log } from '../lifecycle/log'
import { listBackups } from '../vault/backup-files'
import { SearchThread } from '../search/search-thread'
// oxlint-disable-next-line import/default -- the build makes this module: its default export is the path
import searchWorkerPath from '../search/search-worker?modulePath'
import { vaultPath } from '../vault/vault-options'
import { Maintenance } from '../vault/maintenance'
// oxlint-disable-next-line import/default -- the build makes this module: its default export is the path
import workerPath from '../vault/maintenance-worker?modulePath'
import { openVault, type OpenedVault } from '../vault/open-vault'
import { workerRunner } from '../vault/run-in-worker'
import type { Committed } from '../vault/vault'
import type { OpenWindows } from '../windows/open-windows'
import { clockJumpNotice, openingNotices } from './vault-notices'
import { createProjectionTeller } from './projection-teller'
import { Workspace } from './workspace'

/** In one run. */
const mostRebuilds = 3
/**
 * Opens the vault in a folder, keeps it sound, and keeps the workspace's windows told of what is committed. Throws
 * `VaultTooNew` where a newer Leadup wrote it.
 */
export function openWorkspace(
  { folder, isSample }: { folder: string; isSample: boolean },
  windows: OpenWindows,
  log: Log,
): Workspace {
  const opened = openVault({ folder, nowMs: Date.now })
  const attachments = new AttachmentStore(folder)
  const workspace: Workspace = new Workspace(
    opened.vault,
    isSample,
    (state) => windows.broadcast(workspace, 'saving.changed', state),
    attachments,
  )
  attachments.onChanged((chunks) =>
    windows.broadcast(workspace, 'attachments.changed', { chunks: [...chunks] }),
  )
  const worker = workerRunner(workerPath)

  const notify = (notice: Notice) => {
    if (workspace.notices.some(({ id }) => id === notice.id)) return
    workspace.notices.push(notice)
    windows.broadcast(workspace, 'workspace.noticed', notice)
  }
  const tellProjections = createProjectionTeller((id, projection) =>
    windows.broadcast(workspace, 'projections.changed', { id, projection }),
  )
  const tell = ({ rows, bodies, projections }: Committed) => {
    if (rows.length > 0) {
      windows.broadcast(workspace, 'rows.changed', { rows })
      workspace.tellRows(rows)
    }
    for (const { documentId: id, update } of bodies) {
      windows.broadcast(workspace, 'bodies.changed', { id, update }, ({ openBodies }) => openBodies.has(id))
    }
    for (const { projection } of projections) attachments.keep(projection.chunks)
    tellProjections(projections)
  }

  let rebuildCount = 0
  const attend = ({ vault, journal, ...rest }: OpenedVault): void => {
    for (const notice of openingNotices(rest)) notify(notice)
    if (rest.rebuilt)
      log.note('rebuilt', { changes: rest.rebuilt.changeCount, gaps: rest.rebuilt.gaps.length })
    vault.onCommitted(tell)
    const rebuild = () => {
      rebuildCount += 1
      // A disk or memory that goes on damaging it is not mended by building it again and again.
      if (rebuildCount > mostRebuilds) return
      workspace.stopMaintenance()
      vault.close()
      // NOTE: only once no thread has the old file open: the last one to close it deletes the WAL by its name, which
      // would be the new file's.
      workspace.rebuilding = worker.stop().then(() => {
        const mended = openVault({ folder, nowMs: Date.now, isDamaged: true })
        workspace.replaceVault(mended.vault)
        attend(mended)
        windows.broadcast(workspace, 'workspace.replaced', { incarnation: mended.vault.incarnation })
      })
    }
    vault.onDamaged(rebuild)
    const backups = { folder: join(folder, 'backups'), list: () => listBackups(folder) }
    workspace.backups = backups
    workspace.searchThread?.stop()
    workspace.searchThread = journal && new SearchThread(searchWorkerPath, vaultPath(folder))
    if (!journal) return
    const maintenance = new Maintenance({
      folder,
      vault,
      journal,
      runTask: worker.run,
      nowMs: Date.now,
      removeChunks: (names) => attachments.remove(names),
      onDamaged: rebuild,
      onClockJumped: (jump) => notify(clockJumpNotice(jump)),
      onFailed: (error) => log.failure('maintenance', error),
    })
    workspace.stopMaintenance = () => {
      maintenance.stop()
      void worker.stop()
    }
    workspace.backups = { ...backups, make: () => maintenance.backUp() }
    maintenance.start()
    attachments.clean().catch((error: unknown) => log.failure('attachments', error))
    if (rest.rebuilt) maintenance.backUp().catch((error: unknown) => log.failure('backup', error))
  }
  attend(opened)
  return workspace
}
