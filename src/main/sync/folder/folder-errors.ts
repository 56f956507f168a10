import { TransportError, type TransportErrorCode } from '@shared/sync/transport'

const codes = new Map<string, TransportErrorCode>([
  ['ENOSPC', 'quota'],
  ['EDQUOT', 'quota'],
  ['EFBIG', 'quota'],
  ['EACCES', 'not-writable'],
  ['EPERM', 'not-writable'],
  ['EROFS', 'not-writable'],
  // A network drive that went, or a disk that was pulled out.
  ['EIO', 'offline'],
  ['ENODEV', 'offline'],
  ['ENXIO', 'offline'],
  ['ESTALE', 'offline'],
  ['ETIMEDOUT', 'offline'],
  ['EHOSTDOWN', 'offline'],
  ['EHOSTUNREACH', 'offline'],
  ['ENOTCONN', 'offline'],
  ['ENETDOWN', 'offline'],
])

const messages: Partial<Record<TransportErrorCode, string>> = {
  quota: 'There is no room left on the disk of the sync folder. What you write is kept on this device.',
  'not-writable': 'Leadup may not write to the sync folder. What you write is kept on this device.',
  'folder-missing':
    'The sync folder is not there. What you write is kept on this device until the folder is back.',
  offline: 'The sync folder cannot be reached. What you write is kept on this device.',
}

export function folderError(code: TransportErrorCode): TransportError {
  return new TransportError(code, messages[code] ?? code)
}

/** What a failure of the file system means. */
export function asTransportError(error: unknown): TransportError {
  if (error instanceof TransportError) return error
  const code = systemCode(error)
  const known = code === undefined ? undefined : codes.get(code)
  if (known) return folderError(known)
  return new TransportError('failed', error instanceof Error ? error.message : String(error))
}

export function systemCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/** Whether it says that a file or directory is not there, or is something else. */
export function isAbsence(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(systemCode(error) ?? '')
}
