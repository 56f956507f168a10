import type { ChildProcess } from 'node:child_process'
import type { Exit } from './running-app.ts'

/** Settles when the process is gone and its output read. */
export function processEnd(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'))
  })
}
