import { parentPort, workerData } from 'node:worker_threads'
import { runMaintenanceTask, type MaintenanceTask } from './maintenance-tasks'

// Given by `runInWorker`, the only one who starts this.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(runMaintenanceTask(workerData as MaintenanceTask))
