import { randomBytes } from 'node:crypto'
import type { FolderPorts } from '../../../src/main/sync/folder/ports.ts'

/** The real system, polled often. */
export function folderPorts(tempFolder: string): FolderPorts {
  return {
    tempFolder,
    pollMs: 10,
    nowMs: Date.now,
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
    randomBytes,
  }
}
