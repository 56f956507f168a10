/**
 * Why something from another device, a relay or a folder was not taken in.
 *
 * `malformed`, `foreign` (another workspace), `forged` (a signature, a name or a seal that does not fit),
 * `unknown-chain`, `cut-off` (written after its device was removed) and `too-large` are dropped; `fork`, `gap` and
 * `replay` say that it does not go on where its chain ended. `no-epoch` and `needs-newer` may be readable later. [E3] [E4]
 */
export type SyncDataErrorCode =
  | 'malformed'
  | 'too-large'
  | 'foreign'
  | 'forged'
  | 'unknown-chain'
  | 'cut-off'
  | 'fork'
  | 'gap'
  | 'replay'
  | 'no-epoch'
  | 'needs-newer'

export class SyncDataError extends Error {
  constructor(
    readonly code: SyncDataErrorCode,
    message: string = code,
  ) {
    super(message)
    this.name = 'SyncDataError'
  }
}

/** Runs a parser; whatever it throws that is no `SyncDataError` means that the bytes are malformed. */
export function parsing<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw error instanceof SyncDataError ? error : new SyncDataError('malformed')
  }
}
