import { existsSync } from 'node:fs'
import type { JoiningState, PairingState, SyncState } from '@shared/ipc/calls/sync'
import type { Arguments } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'
import { newRecoveryPhrase, seedOfPhrase, wordsOfPhrase } from '@shared/sync/crypto/recovery-phrase'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import type { Workspace } from '../workspace/workspace'
import { describeSync, nothingRuns } from './describe-sync'
import { foundWorkspace } from './engine/found-workspace'
import { isSynced } from './join-preview'
import { JoinDesk } from './join-desk'
import { Listeners } from './listeners'
import { MassDeletion } from './mass-deletion'
import { KeyFile, keyLost, type KeyFilePorts } from './keys/key-file'
import type { TypedRecovery } from './keys/typed-recovery'
import { PairingDesk } from './pairing-desk'
import { PlaceDesk } from './place-desk'
import { defaultDeviceName, type PlacePorts } from './places'
import type { ReplicaPorts } from './engine/replica-ports'
import { RunningSync } from './running-sync'
import { SyncStore } from './engine/sync-store'
import { SyncNotices } from './sync-notices'
import { clockAheadWords, membershipLostWords, rolledBackWords, stillListedWords } from './sync-notice-words'
import type { WorkspaceSync } from './workspace-sync-port'
import { writeSealedThrough } from '../vault/outbox'

export interface WorkspaceSyncPorts {
  workspace: Workspace
  keys: KeyFilePorts
  places: PlacePorts
  zone: () => string
  replica: Omit<ReplicaPorts, 'vault' | 'keyring' | 'onChanged'>
}

/** Changes that come closer than this are told as one. */
const tellWithinMs = 50

/** The sync of one workspace on this device, from being off to being removed. */
export class VaultSync implements WorkspaceSync {
  private keyFile: KeyFile | undefined
  private isLocked = false
  private hasKeychain = false
  private running: RunningSync | undefined
  private prepared: string[] | undefined
  private readonly listeners = new Listeners<SyncState>()
  private readonly pairingListeners = new Listeners<PairingState>()
  private readonly joiningListeners = new Listeners<JoiningState>()
  readonly places = new PlaceDesk(
    () => this.requireOn(),
    () => this.tell(),
  )
  private readonly notices: SyncNotices
  readonly massDeletion: MassDeletion
  private readonly desk: PairingDesk
  private readonly joins: JoinDesk
  private cancelTelling: (() => void) | undefined
  private unfollow: () => void = () => undefined

  private constructor(private readonly ports: WorkspaceSyncPorts) {
    const { workspace } = ports
    const { nowMs, steadyMs, setTimer } = ports.places
    this.notices = new SyncNotices({
      workspace,
      nowMs,
      onFailed: ports.replica.onFailed,
      onChanged: () => this.tellSoon(),
    })
    this.massDeletion = new MassDeletion({ workspace, notices: this.notices, steadyMs })
    this.desk = new PairingDesk({
      nowMs,
      setTimer,
      stateChanged: (state) => this.pairingListeners.tell(state),
    })
    this.joins = new JoinDesk({
      ...ports,
      pairing: this.desk,
      placeDesk: this.places,
      start: (keys, recovery) => this.start(keys, recovery),
      onStillListed: ({ by, deviceName }) =>
        this.noteStillListed(deviceName, 'handover' in by ? by.handover.name : undefined),
      stateChanged: (state) => {
        this.joiningListeners.tell(state)
        if (state.step === 'done') this.backUpMembership()
      },
    })
  }

  /** Goes on with the sync of a workspace where it is on. */
  static async open(ports: WorkspaceSyncPorts): Promise<VaultSync> {
    await sodiumReady
    const sync = new VaultSync(ports)
    sync.hasKeychain = await ports.keys.keychain.isProtecting()
    ports.workspace.onVaultReplaced(() => void sync.resume().catch(ports.replica.onFailed))
    await sync.resume().catch((error: unknown) => sync.noteFailure(error))
    return sync
  }

  get state(): SyncState {
    const { running, keyFile, hasKeychain } = this
    const store = new SyncStore(this.ports.workspace.vault.connection)
    return {
      ...(running ? describeSync(running) : nothingRuns),
      phase: this.phase,
      deviceName: store.read<string>('deviceName') ?? defaultDeviceName(),
      protection: keyFile?.protection ?? (hasKeychain ? 'keychain' : 'none'),
      hasKeychain,
      notices: store.notices,
    }
  }

  get pairing(): PairingState {
    return this.desk.state
  }

  get joining(): JoiningState {
    return this.joins.state
  }

  onChanged(listener: (state: SyncState) => void): () => void {
    return this.listeners.add(listener)
  }

  onPairingChanged(listener: (state: PairingState) => void): () => void {
    return this.pairingListeners.add(listener)
  }

  onJoiningChanged(listener: (state: JoiningState) => void): () => void {
    return this.joiningListeners.add(listener)
  }

  async preparePhrase(): Promise<string[]> {
    await this.requireOff()
    this.prepared = newRecoveryPhrase()
    return [...this.prepared]
  }

  forgetPhrase(): void {
    this.prepared = undefined
  }

  async create({ phrase, deviceName, passphrase }: Arguments<'sync.create'>): Promise<void> {
    await this.requireOff()
    const words = wordsOfPhrase(phrase)
    const seed = seedOfPhrase(words)
    if (!seed || !this.prepared || words.join(' ') !== this.prepared.join(' ')) {
      throw new UserError('wrong-phrase', 'This is not the phrase that was shown. Nothing was turned on.')
    }
    await this.ports.workspace.backups?.make?.()
    const keys = await KeyFile.create(this.ports.keys, passphrase)
    try {
      await foundWorkspace({ vault: this.ports.workspace.vault, keyring: keys, deviceName }, seed)
    } catch (error) {
      // A key without a membership would look like one that was lost.
      await KeyFile.remove(this.ports.keys)
      throw error
    }
    this.prepared = undefined
    await this.start(keys, undefined)
    this.tell()
    this.backUpMembership()
  }

  async setPaused(isPaused: boolean): Promise<void> {
    // What did not start is tried again: that is what resuming asks for.
    if (!this.running && !isPaused) await this.resume()
    this.requireOn().setPaused(isPaused)
    this.tell()
  }

  async renameDevice(name: string): Promise<void> {
    this.requireOn().replica.rename(name)
    this.tell()
  }

  async removeDevice(chainId: string): Promise<void> {
    const running = this.requireOn()
    if (running.replica.isThisOrCopy(chainId)) {
      throw new UserError(
        'own-copy',
        'This is a copy of this device, and removing it would remove this one too. Remove it from another device, which removes both, and pair this one anew.',
      )
    }
    running.remove(chainId)
    this.tell()
  }

  async turnOff(): Promise<void> {
    const { running, state } = this
    const others = state.devices.some(({ isThis, isRemoved }) => !isThis && !isRemoved)
    const isListed = state.phase !== 'off' && state.phase !== 'removed' && (others || !running)
    const isTold = isListed && running !== undefined && (await running.leave())
    await this.stop()
    await this.forgetMembership()
    if (isListed && !isTold) this.noteStillListed(state.deviceName)
    this.tell()
  }

  async unlock(passphrase: string): Promise<void> {
    await this.resume(passphrase)
    this.tell()
  }

  async protect(passphrase: string | null): Promise<void> {
    await this.keyFile?.protect(passphrase ?? undefined)
    this.tell()
  }

  async dismissNotice(id: string): Promise<void> {
    this.notices.dismiss(id)
    this.tell()
  }

  async beginPairing(transportId: string): Promise<void> {
    const running = this.requireOn()
    const place = running.places.find(({ id }) => id === transportId)
    const transport = running.transport(transportId)
    if (!place || transport?.state.connection !== 'ready') {
      throw new UserError('not-connected', 'It is not connected now. Pair when it is, or choose another way.')
    }
    const address = place.kind === 'relay' ? place.address : ''
    this.desk.host({
      openMailbox: (mailboxId) => transport.openMailbox(mailboxId),
      address,
      deviceName: this.state.deviceName,
      admit: async (device) => running.admit(device),
    })
  }

  async joinByCode(joining: Arguments<'sync.joinByCode'>): Promise<void> {
    await this.requireOff()
    await this.joins.byCode(joining)
  }

  async answerDigits(areSame: boolean): Promise<void> {
    this.desk.answer(areSame)
  }

  async cancelPairing(): Promise<void> {
    await this.desk.cancel()
  }

  async joinByPhrase(joining: Arguments<'sync.joinByPhrase'>): Promise<void> {
    await this.requireOff()
    await this.joins.byPhrase(joining)
  }

  async confirmJoin(mergeHereIds: string[]): Promise<void> {
    this.joins.confirm(mergeHereIds)
  }

  async cancelJoin(): Promise<void> {
    await this.joins.cancel()
  }

  /** Ends everything that runs; a second call does nothing. */
  async stop(): Promise<void> {
    this.unfollow()
    this.cancelTelling?.()
    await this.desk.cancel()
    await this.joins.cancel()
    await this.joins.settled()
    const { running } = this
    this.running = undefined
    await running?.stop()
  }

  private get phase(): SyncState['phase'] {
    if (this.isLocked) return 'locked'
    if (!this.running) return isSynced(this.ports.workspace.vault) && this.keyFile ? 'paused' : 'off'
    if (this.running.replica.isRemoved) return 'removed'
    return this.running.paused ? 'paused' : 'on'
  }

  /** Starts, where sync is on and its key can be had. */
  private async resume(passphrase?: string): Promise<void> {
    await this.running?.stop()
    this.running = undefined
    if (!isSynced(this.ports.workspace.vault)) return this.noteLostMembership()
    if (new SyncStore(this.ports.workspace.vault.connection).leavingAt) return this.endLeaving()
    const opened = this.keyFile ?? (await KeyFile.open(this.ports.keys, passphrase))
    this.isLocked = opened === 'locked'
    if (opened === 'locked') return
    if (opened === undefined) throw keyLost()
    await this.start(opened, undefined)
  }

  private async start(keys: KeyFile, recovery: TypedRecovery | undefined): Promise<RunningSync> {
    const { workspace, places, replica } = this.ports
    this.keyFile = keys
    this.unfollow()
    this.running = await RunningSync.start(
      {
        ...replica,
        vault: workspace.vault,
        keyring: keys,
        places,
        onChanged: () => this.tellSoon(),
        onRemoved: () => this.tellSoon(),
        onClockAhead: (deviceName) =>
          this.notices.note('clock-ahead', 'attention', clockAheadWords(deviceName)),
        onRolledBack: (transport, missing) =>
          this.notices.note(`rolled-back-${transport.id}`, 'attention', rolledBackWords(transport, missing)),
      },
      recovery,
    )
    this.unfollow = workspace.vault.onCommitted((committed) => {
      this.massDeletion.attend(committed)
      this.tellSoon()
    })
    return this.running
  }

  private requireOn(): RunningSync {
    if (this.running) return this.running
    throw new UserError('sync-off', 'Sync is not on. Turn it on in Settings, under Devices and sync.')
  }

  /** What is left of a sync whose key was lost opens nothing any more, and stands in nobody's way. */
  private async requireOff(): Promise<void> {
    if (this.phase === 'off' && !this.joins.isBusy) {
      if (isSynced(this.ports.workspace.vault)) await this.forgetMembership()
      return
    }
    throw new UserError(
      'sync-on',
      'Sync is on already. Turn it off first to begin anew or to join another workspace.',
    )
  }

  private async forgetMembership(): Promise<void> {
    this.ports.workspace.vault.transaction((connection) => {
      new SyncStore(connection).clear()
      writeSealedThrough(connection, undefined)
    })
    await this.ports.replica.shelf.keepOnly(new Set())
    await KeyFile.remove(this.ports.keys)
    this.keyFile = undefined
    this.isLocked = false
  }

  /** It was being turned off when the app ended. */
  private async endLeaving(): Promise<void> {
    const { leavingAt, lastReceipt } = new SyncStore(this.ports.workspace.vault.connection)
    const { deviceName } = this.state
    await this.forgetMembership()
    if ((lastReceipt?.sequence ?? 0) < (leavingAt ?? 0)) this.noteStillListed(deviceName)
  }

  private noteStillListed(deviceName: string, host?: string): void {
    this.notices.note('still-listed', 'attention', stillListedWords(deviceName, host))
  }

  /**
   * A key and no membership: the workspace was put back to a state from before sync was turned on. Neither, and let in:
   * the app ended before it had joined.
   */
  private async noteLostMembership(): Promise<void> {
    if (!existsSync(this.ports.keys.path)) return this.joins.isBusy ? undefined : this.notices.noteNeverCame()
    await KeyFile.remove(this.ports.keys)
    this.keyFile = undefined
    this.notices.note('membership-lost', 'attention', membershipLostWords)
  }

  /** A vault that is rebuilt begins from a backup: one from before sync was on would have forgotten it. */
  private backUpMembership(): void {
    this.ports.workspace.backups?.make?.().catch(this.ports.replica.onFailed)
  }

  private noteFailure(error: unknown): void {
    this.ports.replica.onFailed(error)
    const words = error instanceof UserError ? error.message : 'Sync could not start. Start Leadup again.'
    this.notices.note('not-started', 'loss', words)
  }

  private tellSoon(): void {
    this.cancelTelling ??= this.ports.places.setTimer(() => this.tell(), tellWithinMs)
  }

  private tell(): void {
    this.cancelTelling?.()
    this.cancelTelling = undefined
    this.listeners.tell(this.state)
  }
}
