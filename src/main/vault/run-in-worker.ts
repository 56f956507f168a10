import { Worker } from 'node:worker_threads'
import type { MaintenanceTask, TaskResults } from './maintenance-tasks'

/** Does a task and resolves with its result. */
export type RunTask = <T extends MaintenanceTask>(task: T) => Promise<TaskResults[T['kind']]>

/**
 * A runner that does each task in a worker thread of its own. `stop` ends what runs, which no task minds, and
 * resolves once its connections are closed.
 */
export function workerRunner(workerPath: string | URL): { run: RunTask; stop: () => Promise<void> } {
  const running = new Set<Worker>()
  const run: RunTask = (task) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerPath, { workerData: task })
      running.add(worker)
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => {
        running.delete(worker)
        reject(new Error('worker-ended'))
      })
    })
  const stop = async () => {
    await Promise.all([...running].map((worker) => worker.terminate()))
  }
  return { run, stop }
}
