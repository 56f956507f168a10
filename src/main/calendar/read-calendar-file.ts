import { open, type FileHandle } from 'node:fs/promises'
import { headBytes, maxCalendarBytes } from '@shared/calendar/file-limits'

/** A file the user chose, or one they dropped: its bytes (of one beyond the limit its beginning) and its true size. */
export type CalendarSource =
  { kind: 'path'; path: string } | { kind: 'bytes'; bytes: Uint8Array; size: number }

/** `file-changed`: another program wrote it meanwhile, so what was read may be half of each. */
export type FileFailure = 'file-gone' | 'file-denied' | 'file-changed' | 'file-unreadable'

export const fileFailureWords: Record<FileFailure, string> = {
  'file-gone': 'That file is no longer there. Nothing was changed. Export it again, then choose it.',
  'file-denied':
    'Leadup may not read that file. Nothing was changed. Copy it to your own folder, then choose the copy.',
  'file-changed':
    'Another program changed that file while it was being read. Nothing was changed in Leadup. Choose it again.',
  'file-unreadable':
    'That file could not be read. Nothing was changed. Copy it to another place, then choose it.',
}

export type FileContent = { ok: true; bytes: Uint8Array; size: number } | { ok: false; failure: FileFailure }

/** Reads a file as it is at one moment; of one that is beyond the limit only the beginning. */
export async function readCalendarFile(path: string): Promise<FileContent> {
  let file: FileHandle | undefined
  try {
    file = await open(path, 'r')
    const before = await file.stat()
    if (!before.isFile()) return { ok: false, failure: 'file-unreadable' }
    const wanted = before.size > maxCalendarBytes ? headBytes : before.size
    const bytes = new Uint8Array(wanted)
    let filled = 0
    while (filled < wanted) {
      const { bytesRead } = await file.read(bytes, filled, wanted - filled)
      if (bytesRead === 0) return { ok: false, failure: 'file-changed' }
      filled += bytesRead
    }
    const after = await file.stat()
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
      return { ok: false, failure: 'file-changed' }
    }
    return { ok: true, bytes, size: before.size }
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  } finally {
    await file?.close()
  }
}

function failureOf(error: unknown): FileFailure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'file-gone'
  if (code === 'EACCES' || code === 'EPERM') return 'file-denied'
  return 'file-unreadable'
}
