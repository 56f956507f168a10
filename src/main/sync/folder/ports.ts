import { watch } from 'node:fs'
import { lstat, mkdir, open, opendir, rename, rmdir, stat, unlink } from 'node:fs/promises'

/** What the folder transport does to files, so that a test can let it fail. */
export interface FileSystem {
  lstat: typeof lstat
  mkdir: typeof mkdir
  open: typeof open
  opendir: typeof opendir
  rename: typeof rename
  rmdir: typeof rmdir
  stat: typeof stat
  unlink: typeof unlink
}

export const systemFiles: FileSystem = { lstat, mkdir, open, opendir, rename, rmdir, stat, unlink }

/**
 * Calls back when something in a directory may have changed, not in those below it. Returns how to stop, or nothing
 * where it cannot be watched.
 */
export type WatchDirectory = (path: string, onChange: () => void) => (() => void) | undefined

/**
 * Not recursive: on Linux a recursive watch walks the whole tree, blobs included. Where it cannot watch, or the system
 * tells nothing (network drives), polling finds it.
 */
export const watchDirectory: WatchDirectory = (path, onChange) => {
  try {
    const watcher = watch(path, { persistent: false }, () => onChange())
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    return undefined
  }
}

export interface FolderPorts {
  /** Ours alone, outside the shared folder: files are written here and moved in whole. */
  tempFolder: string
  /** How often the folder is looked at where the system does not tell of changes. */
  pollMs: number
  /** The clock that files are dated by. */
  nowMs: () => number
  /** From any beginning, and never back, whatever the clock is set to: for how long something has been. */
  steadyMs: () => number
  /** Runs once after a while; returns how to call it off. */
  after: (delayMs: number, run: () => void) => () => void
  randomBytes: (count: number) => Uint8Array
  files?: FileSystem
  watchDirectory?: WatchDirectory
}
