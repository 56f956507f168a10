import { UserError } from '@shared/ipc/user-error'

/** What a failure of the disk or the database means for the vault. */
export type FailureKind = 'damaged' | 'disk-full' | 'not-writable' | 'other'

/** SQLite's primary result codes (https://sqlite.org/rescode.html) that say something other than damage. */
const sqliteCodes = {
  busy: 5,
  locked: 6,
  noMemory: 7,
  readOnly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
}
/** I/O errors of reading: a bad block, and a file that ends too early. Other ones are of writing. */
const readErrors = [266, 522]
/** Errors of ours that mean the vault's content is not what it should be. */
const damageWords = new Set(['corrupt-body', 'no-identity', 'no-head', 'vault-missing', 'older-than-journal'])

export function failureKind(error: unknown): FailureKind {
  if (!(error instanceof Error)) return 'other'
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  if (typeof errcode === 'number') return sqliteFailureKind(errcode, error.message)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return 'disk-full'
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'not-writable'
  if (damageWords.has(error.message) || error instanceof SyntaxError) return 'damaged'
  return 'other'
}

function sqliteFailureKind(errcode: number, message: string): FailureKind {
  const primary = errcode & 0xff
  if (primary === sqliteCodes.full) return 'disk-full'
  if (primary === sqliteCodes.readOnly || primary === sqliteCodes.cannotOpen) return 'not-writable'
  if (
    primary === sqliteCodes.corrupt ||
    primary === sqliteCodes.notADatabase ||
    readErrors.includes(errcode)
  ) {
    return 'damaged'
  }
  return /no such (table|column)|vtable/.test(message) ? 'damaged' : 'other'
}

/** Whether opening failed for a reason that a rebuild would not mend. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof UserError) return true
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  if (typeof errcode === 'number') {
    const { busy, locked, noMemory, readOnly, io, full, cannotOpen } = sqliteCodes
    const refusals = [busy, locked, noMemory, readOnly, io, full, cannotOpen]
    return refusals.includes(errcode & 0xff) && !readErrors.includes(errcode)
  }
  return typeof code === 'string' && code.startsWith('E') && !code.startsWith('ERR_')
}

/** Thrown where the vault was written by a newer Leadup: it is not touched. */
export class VaultTooNew extends UserError {
  constructor(
    /** The file, for an export of it as it is. */
    readonly path: string,
  ) {
    super(
      'vault-too-new',
      'This workspace was written by a newer version of Leadup. Nothing was changed. Update Leadup to open it, or save a copy of it.',
    )
  }
}
