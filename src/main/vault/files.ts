import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'

/** Puts a folder's list of names on disk, so that a file made or renamed in it is there after a power cut. */
export function syncFolder(path: string): void {
  withDescriptor(path, (descriptor) => fsyncSync(descriptor))
}

/** Puts a file on disk. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

export function removeDatabase(path: string): void {
  rmSync(path, { force: true })
  removeSideFiles(path)
}

/** Removes what SQLite keeps beside a database that nobody has open. */
export function removeSideFiles(path: string): void {
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true })
}

function withDescriptor(path: string, run: (descriptor: number) => void): void {
  // Windows cannot open a folder, and puts its names on disk with the file.
  if (process.platform === 'win32') return
  const descriptor = openSync(path, 'r')
  try {
    run(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
