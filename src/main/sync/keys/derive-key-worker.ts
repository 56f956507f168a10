import { parentPort, workerData } from 'node:worker_threads'
import { deriveKey, type Stretching } from './derive-key'

// Given by `deriveInThread`, the only one who starts this.
const { passphrase, stretching } = workerData as { passphrase: string; stretching: Stretching }
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
void deriveKey(passphrase, stretching).then((key) => parentPort?.postMessage(key))
