import { join } from 'node:path'
import type { JournalPorts } from './journal'

export interface VaultOptions {
  /** Folder of this workspace; created where it is missing. */
  folder: string
  nowMs: () => number
  journalPorts?: JournalPorts
  /** The vault is known to be damaged: it is rebuilt whether or not opening it would notice. */
  isDamaged?: boolean
}

export function vaultPath(folder: string): string {
  return join(folder, 'vault.db')
}
