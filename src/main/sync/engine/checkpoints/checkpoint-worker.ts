import { parentPort, workerData } from 'node:worker_threads'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { connect } from '../../../vault/schema'
import { FolderShelf } from '../../folder-shelf'
import { buildCheckpoint, type CheckpointRequest } from './build-checkpoint'

// Given by `buildInThread`, the only one who starts this.
const { vaultPath, shelfFolder, request } = workerData as {
  vaultPath: string
  shelfFolder: string
  request: CheckpointRequest
}

await sodiumReady
const connection = connect(vaultPath)
try {
  const shelf = new FolderShelf(shelfFolder)
  const built = buildCheckpoint(connection, request, (name, blob) => shelf.keep(name, blob))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(built)
} finally {
  connection.close()
}
