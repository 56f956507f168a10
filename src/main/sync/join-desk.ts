import type { JoiningState } from '@shared/ipc/calls/sync'
import { identityFrom, newSeed, type Identity } from '@shared/sync/crypto/identity'
import type { PairingCode } from '@shared/sync/pairing/pairing-code'
import type { Workspace } from '../workspace/workspace'
import { openFolderMailbox } from './folder/folder-mailbox'
import { Joining, type JoiningPorts, type JoinTicket } from './joining'
import { KeyFile, type KeyFilePorts } from './keys/key-file'
import type { PairingDesk } from './pairing-desk'
import { folderPorts, type Place, type PlacePorts } from './places'
import { openRelayMailbox } from './relay/open-relay-mailbox'

/** What a device that joins says of itself. */
interface Newcomer {
  deviceName: string
  passphrase?: string | undefined
}

interface DeskPorts {
  workspace: Workspace
  keys: KeyFilePorts
  places: PlacePorts
  replica: JoiningPorts['replicaPorts']
  pairing: PairingDesk
  start: JoiningPorts['start']
  stateChanged: (state: JoiningState) => void
}

/** Takes this device into a workspace that syncs already, let in by a code or by the recovery phrase; once at a time. */
export class JoinDesk {
  private joining: Joining | undefined
  /** Counts what was begun or called off: what comes of an earlier try counts no more. */
  private attempt = 0

  constructor(private readonly ports: DeskPorts) {}

  /** Whether this device is on its way into a workspace. */
  get isBusy(): boolean {
    return ['fetching', 'preview', 'joining'].includes(this.state.step)
  }

  get state(): JoiningState {
    return this.joining?.state ?? { step: 'none' }
  }

  /** Pairs, then joins. Resolves once pairing is under way. */
  async byCode(code: PairingCode, place: Place, newcomer: Newcomer): Promise<void> {
    const { pairing, places, replica } = this.ports
    const attempt = (this.attempt += 1)
    const { keys, identity } = await this.newKeys(newcomer)
    const { deviceName } = newcomer
    const openMailbox = (id: string) =>
      place.kind === 'folder'
        ? openFolderMailbox(place.path, id, folderPorts(places))
        : openRelayMailbox(place.address, id, places)
    void pairing
      .join(code, identity, deviceName, openMailbox)
      .then(async (handover) => {
        // Called off while the other device was handing over: it says there that this one may have been let in.
        if (!handover || attempt !== this.attempt) return
        await this.begin({ keys, identity, deviceName, place, by: { handover } })
      })
      .catch(replica.onFailed)
  }

  /** Resolves once joining is under way. */
  async byPhrase(recoverySeed: Uint8Array, place: Place, newcomer: Newcomer): Promise<void> {
    this.attempt += 1
    const { keys, identity } = await this.newKeys(newcomer)
    const { deviceName } = newcomer
    void this.begin({ keys, identity, deviceName, place, by: { recoverySeed } }).catch(
      this.ports.replica.onFailed,
    )
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

  /** In memory alone: only a join that is carried out keeps them. */
  private async newKeys({ passphrase }: Newcomer): Promise<{ keys: KeyFile; identity: Identity }> {
    const keys = await KeyFile.create(this.ports.keys, passphrase)
    const seed = newSeed()
    keys.hold(seed)
    return { keys, identity: identityFrom(seed) }
  }

  private async begin(ticket: JoinTicket): Promise<void> {
    const { workspace, places, replica, start, stateChanged } = this.ports
    const { setTimer } = places
    this.joining = new Joining(
      { workspace, places, replicaPorts: replica, start, stateChanged, setTimer },
      ticket,
    )
    await this.joining.begin()
  }
}
