import type { JoiningState } from '@shared/ipc/calls/sync'
import type { Arguments } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'
import { identityFrom, newSeed, type Identity } from '@shared/sync/crypto/identity'
import { phraseErrorWords, seedOfPhrase, wordsOfPhrase } from '@shared/sync/crypto/recovery-phrase'
import type { Workspace } from '../workspace/workspace'
import { declineHandover } from './decline-handover'
import { openFolderMailbox } from './folder/folder-mailbox'
import { SyncStore, type LetIn } from './engine/sync-store'
import type { JoinTicket } from './join-ticket'
import { Joining, type JoiningPorts } from './joining'
import { KeyFile, type KeyFilePorts } from './keys/key-file'
import { TypedRecovery } from './keys/typed-recovery'
import { readPairingCode, type PairingDesk } from './pairing-desk'
import type { PlaceDesk } from './place-desk'
import { folderPorts, type PlacePorts } from './places'
import { openRelayMailbox } from './relay/open-relay-mailbox'

interface DeskPorts {
  workspace: Workspace
  keys: KeyFilePorts
  places: PlacePorts
  zone: JoiningPorts['zone']
  replica: JoiningPorts['replicaPorts']
  pairing: PairingDesk
  placeDesk: Pick<PlaceDesk, 'relayAt' | 'folderOf'>
  start: JoiningPorts['start']
  stateChanged: (state: JoiningState) => void
  /** A device that was let in, and does not come, could not say so. */
  onStillListed: (ticket: JoinTicket) => void
}

/** Takes this device into a workspace that syncs already, let in by a code or by the recovery phrase; once at a time. */
export class JoinDesk {
  private joining: Joining | undefined
  /** Counts what was begun or called off: what comes of an earlier try counts no more. */
  private attempt = 0
  private declining: Promise<void> = Promise.resolve()

  constructor(private readonly ports: DeskPorts) {}

  /** Whether this device is on its way into a workspace. */
  get isBusy(): boolean {
    return ['fetching', 'preview', 'joining'].includes(this.state.step)
  }

  get state(): JoiningState {
    return this.joining?.state ?? { step: 'none' }
  }

  /** Pairs, then joins. Resolves once pairing is under way. */
  async byCode({ code, deviceName, folderToken, passphrase }: Arguments<'sync.joinByCode'>): Promise<void> {
    const { pairing, places, replica, placeDesk } = this.ports
    const parsed = readPairingCode(code)
    if (parsed.address === '' && folderToken === undefined) {
      throw new UserError(
        'folder-needed',
        'This code is for a folder. Choose the folder that your devices share.',
      )
    }
    const place =
      parsed.address === '' ? placeDesk.folderOf(folderToken ?? '') : placeDesk.relayAt(parsed.address)
    const attempt = (this.attempt += 1)
    const { keys, identity } = await this.newKeys(passphrase)
    const openMailbox = (id: string) =>
      place.kind === 'folder'
        ? openFolderMailbox(place.path, id, folderPorts(places))
        : openRelayMailbox(place.address, id, places)
    void pairing
      .join(parsed, identity, deviceName, openMailbox)
      .then(async (handover) => {
        if (!handover) return
        const ticket: JoinTicket = { keys, identity, deviceName, place, by: { handover } }
        // Called off while the other device was handing over, it was let in all the same.
        if (attempt !== this.attempt) this.decline(ticket)
        else await this.begin(ticket)
      })
      .catch(replica.onFailed)
  }

  /** Resolves once joining is under way. */
  async byPhrase({
    phrase,
    place: chosen,
    deviceName,
    passphrase,
  }: Arguments<'sync.joinByPhrase'>): Promise<void> {
    const { placeDesk, replica } = this.ports
    const words = wordsOfPhrase(phrase)
    const seed = seedOfPhrase(words)
    if (!seed) throw new UserError('wrong-phrase', phraseErrorWords(words))
    const place =
      chosen.kind === 'relay' ? placeDesk.relayAt(chosen.address) : placeDesk.folderOf(chosen.folderToken)
    this.attempt += 1
    const { keys, identity } = await this.newKeys(passphrase)
    const recovery = new TypedRecovery(seed)
    void this.begin({ keys, identity, deviceName, place, by: { recovery } }).catch(replica.onFailed)
  }

  confirm(mergeHereIds: readonly string[]): void {
    void this.joining?.confirm(mergeHereIds).catch(this.ports.replica.onFailed)
  }

  /** Calls off what changed nothing yet, and puts what is over back to `none`. */
  async cancel(): Promise<void> {
    this.attempt += 1
    if (!this.joining || !(await this.joining.cancel())) return
    this.joining = undefined
    this.ports.stateChanged(this.state)
  }

  /** Resolves once whoever let this device in was told, where it did not come; or could not be told. */
  async settled(): Promise<void> {
    await this.declining
  }

  private decline(ticket: JoinTicket): void {
    this.declining = declineHandover(ticket, this.ports.places)
      .catch(() => this.ports.onStillListed(ticket))
      .finally(() => this.noteLetIn(undefined))
  }

  /** Ended in between, only the next start can say that this device did not come. */
  private noteLetIn(letIn: LetIn | undefined): void {
    this.ports.workspace.vault.transaction((connection) => {
      new SyncStore(connection).letIn = letIn
    })
  }

  /** In memory alone: only a join that is carried out keeps them. */
  private async newKeys(passphrase: string | undefined): Promise<{ keys: KeyFile; identity: Identity }> {
    const keys = await KeyFile.create(this.ports.keys, passphrase)
    const seed = newSeed()
    keys.hold(seed)
    return { keys, identity: identityFrom(seed) }
  }

  private async begin(ticket: JoinTicket): Promise<void> {
    const { workspace, places, zone, replica, start, stateChanged } = this.ports
    const { setTimer } = places
    const { deviceName, by } = ticket
    if ('handover' in by) this.noteLetIn({ deviceName, host: by.handover.name })
    this.joining = new Joining(
      {
        workspace,
        places,
        replicaPorts: replica,
        start,
        stateChanged,
        setTimer,
        zone,
        notComing: () => this.decline(ticket),
      },
      ticket,
    )
    await this.joining.begin()
  }
}
