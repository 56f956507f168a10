import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { app, powerMonitor } from 'electron'
import type { Log } from '../lifecycle/log'
import { vaultPath } from '../vault/vault-options'
import type { Workspace } from '../workspace/workspace'
import type { BuiltCheckpoint } from './engine/checkpoints/build-checkpoint'
// oxlint-disable-next-line import/default -- the build makes this module: its default export is the path
import checkpointWorkerPath from './engine/checkpoints/checkpoint-worker?modulePath'
import { FolderShelf } from './folder-shelf'
// oxlint-disable-next-line import/default -- the build makes this module: its default export is the path
import deriveKeyWorkerPath from './keys/derive-key-worker?modulePath'
import { systemKeychain } from './keys/keychain'
import { VaultSync } from './workspace-sync'

/** Opens the sync of a workspace in a folder, on what Electron and the system give. */
export function openWorkspaceSync(workspace: Workspace, folder: string, log: Log): Promise<VaultSync> {
  const syncFolder = join(folder, 'sync')
  const shelfFolder = join(syncFolder, 'blobs')
  const steadyMs = () => performance.now()
  const setTimer = (run: () => void, delayMs: number) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  }
  return VaultSync.open({
    workspace,
    keys: {
      path: join(syncFolder, 'keys.json'),
      keychain: systemKeychain,
      deriveKey: (passphrase, stretching) => inThread(deriveKeyWorkerPath, { passphrase, stretching }),
    },
    places: {
      nowMs: Date.now,
      steadyMs,
      random: Math.random,
      setTimer,
      onWake: (listener) => {
        powerMonitor.on('resume', listener)
        return () => powerMonitor.off('resume', listener)
      },
      tempFolder: syncFolder,
    },
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    replica: {
      shelf: new FolderShelf(shelfFolder),
      attachments: workspace.attachments,
      buildCheckpoint: (request) =>
        inThread<BuiltCheckpoint>(checkpointWorkerPath, {
          vaultPath: vaultPath(folder),
          shelfFolder,
          request,
        }),
      nowMs: Date.now,
      steadyMs,
      random: Math.random,
      setTimer: (delayMs, run) => setTimer(run, delayMs),
      appVersion: app.getVersion(),
      onFailed: (error) => log.failure('sync', error),
    },
  })
}

/** What a worker thread made of its data: it posts one message and ends. */
function inThread<Result>(path: string, workerData: unknown): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path, { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('worker-ended')))
  })
}
