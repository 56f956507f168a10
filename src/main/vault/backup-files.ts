import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A backup holds everything in the journal segments before its number. */
export interface BackupFile {
  number: number
  path: string
  madeAtMs: number
}

const namePattern = /^vault-(\d{8})\.db$/

export function backupPath(folder: string, number: number): string {
  return join(folder, 'backups', `vault-${String(number).padStart(8, '0')}.db`)
}

/** The verified backups of a vault's folder, newest first. */
export function listBackups(folder: string): BackupFile[] {
  let names: string[]
  try {
    names = readdirSync(join(folder, 'backups'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return names
    .flatMap((name) => {
      const digits = namePattern.exec(name)?.[1]
      if (!digits) return []
      const path = join(folder, 'backups', name)
      return [{ number: Number(digits), path, madeAtMs: statSync(path).mtimeMs }]
    })
    .sort((first, second) => second.number - first.number)
}

export function newestBackupNumber(folder: string): number | undefined {
  return listBackups(folder)[0]?.number
}
