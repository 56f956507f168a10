import { safeStorage } from 'electron'

/** The system's keychain: what it seals, only this user of this machine opens. */
export interface Keychain {
  /** Whether it protects; some Linux desktops have none, and what they seal anybody opens. */
  isProtecting(): Promise<boolean>
  seal(text: string): Promise<Uint8Array>
  /** Rejects where it was sealed by another user or machine. */
  open(sealed: Uint8Array): Promise<string>
}

export const systemKeychain: Keychain = {
  isProtecting: async () => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
  },
  seal: (text) => safeStorage.encryptStringAsync(text),
  open: async (sealed) => (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result,
}
