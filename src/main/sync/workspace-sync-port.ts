import type { JoiningState, PairingState, SyncState } from '@shared/ipc/calls/sync'
import type { Arguments } from '@shared/ipc/contract'

/** The relays and folders where this device meets the others. */
export interface WorkspacePlaces {
  /**
   * Tried before it is added, unless `isUntried`. Refused with `invite-needed` where the relay takes nobody without
   * one, with `not-now` where it cannot be reached or not used yet, and with `no-relay` where it is none.
   */
  addRelay(relay: Arguments<'sync.addRelay'>): Promise<void>
  /** Another address or invite in the place of a relay; refused like a new one, and then it stays as it was. */
  changeRelay(relay: Arguments<'sync.changeRelay'>): Promise<void>
  /** A token for a folder that the system's dialog gave; windows never name a path. */
  keepFolder(path: string): string
  addFolder(folderToken: string): Promise<void>
  /** Tries a relay or a folder again now; with an invite where the relay asked for one. */
  retry(id: string, invite?: string): Promise<void>
  remove(id: string): Promise<void>
}

/**
 * How one workspace syncs, as its windows and the tray see it. Each method resolves once `state` (or `pairing`, or
 * `joining`) says what became of it, and throws a `UserError` for what the user can act on.
 */
export interface WorkspaceSync {
  /**
   * As it is now, computed when it is asked for and when it is told, never kept from before: what the window calls
   * saved on another device rests on it. A change that is on disk here and nowhere else shows in it at once.
   */
  readonly state: SyncState
  readonly pairing: PairingState
  readonly joining: JoiningState

  /** Calls the listener after each change; returns its unsubscribe. */
  onChanged(listener: (state: SyncState) => void): () => void
  onPairingChanged(listener: (pairing: PairingState) => void): () => void
  onJoiningChanged(listener: (joining: JoiningState) => void): () => void

  /** The 24 words of a new recovery phrase, which stays in memory until `create` or `forgetPhrase`. */
  preparePhrase(): Promise<string[]>
  forgetPhrase(): void
  /** Refused with `wrong-phrase` where the phrase is not the one that was prepared. */
  create(founding: Arguments<'sync.create'>): Promise<void>

  readonly places: WorkspacePlaces

  setPaused(isPaused: boolean): Promise<void>
  renameDevice(name: string): Promise<void>
  removeDevice(chainId: string): Promise<void>
  /** Also out of `locked` and `removed`; the state is `off` afterwards. */
  turnOff(): Promise<void>
  /** Refused with `wrong-passphrase`. */
  unlock(passphrase: string): Promise<void>
  /** Guards this device's key with a passphrase from now on; with the keychain where it is `null`. */
  protect(passphrase: string | null): Promise<void>
  dismissNotice(id: string): Promise<void>
  readonly massDeletion: { bringBack(): Promise<void> }

  beginPairing(transportId: string): Promise<void>
  /**
   * Refused with `bad-code` where it cannot be read, and with `folder-needed` where it is for a folder and no token
   * came with it; neither uses the code up. Once paired, `joining` goes on from `fetching`.
   */
  joinByCode(joining: Arguments<'sync.joinByCode'>): Promise<void>
  answerDigits(areSame: boolean): Promise<void>
  /** Ends a pairing wherever it is, and puts one that is over back to `none`. */
  cancelPairing(): Promise<void>

  joinByPhrase(joining: Arguments<'sync.joinByPhrase'>): Promise<void>
  confirmJoin(mergeHereIds: string[]): Promise<void>
  /** Ends a join that changed nothing yet, and puts one that is over back to `none`. */
  cancelJoin(): Promise<void>
}
