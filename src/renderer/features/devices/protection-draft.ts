/** Short ones are guessed by a program in minutes, once it has the file. */
const shortestPassphrase = 8

/** How this device's key is to be guarded, while it is being filled in. */
export interface ProtectionDraft {
  hasPassphrase: boolean
  passphrase: string
  repeated: string
}

/** Where there is no keychain a passphrase is what is offered. */
export function initialProtection(hasKeychain: boolean): ProtectionDraft {
  return { hasPassphrase: !hasKeychain, passphrase: '', repeated: '' }
}

/** What is wrong with it, by field; empty where nothing is. */
export function protectionErrors(draft: ProtectionDraft): { passphrase?: string; repeated?: string } {
  if (!draft.hasPassphrase) return {}
  if (draft.passphrase.length < shortestPassphrase) {
    return {
      passphrase: `At least ${shortestPassphrase} characters. Four words that do not belong together are good.`,
    }
  }
  return draft.passphrase === draft.repeated ? {} : { repeated: 'The two are not the same.' }
}

/** The passphrase for a call, where there is to be one. */
export function passphraseOf(draft: ProtectionDraft): { passphrase?: string } {
  return draft.hasPassphrase ? { passphrase: draft.passphrase } : {}
}
