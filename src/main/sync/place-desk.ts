import { randomUUID } from 'node:crypto'
import type { Arguments } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'
import { asUserError } from './pairing-desk'
import { labelOf, type Place } from './places'
import { parseRelayAddress } from './relay/relay-address'
import type { RunningSync } from './running-sync'
import { trialError } from './trial-error'
import type { WorkspacePlaces } from './workspace-sync-port'

/** The relays and folders where this device meets the others, as the user adds, changes and removes them. */
export class PlaceDesk implements WorkspacePlaces {
  private readonly folders = new Map<string, string>()

  /** `running` throws where sync is not on. */
  constructor(
    private readonly running: () => RunningSync,
    private readonly onChanged: () => void,
  ) {}

  async addRelay({ address, invite, isUntried }: Arguments<'sync.addRelay'>): Promise<void> {
    const place = this.relayAt(address)
    this.requireNew(place)
    if (!isUntried) await this.tryOut(place, invite)
    this.running().addPlace(place, invite)
    this.onChanged()
  }

  async changeRelay({ id, address, invite, isUntried }: Arguments<'sync.changeRelay'>): Promise<void> {
    const before = this.placeOf(id)
    // Another relay has other things, if it has any: what this one confirmed says nothing of it.
    const place = before && labelOf(before) === address.trim() ? before : this.relayAt(address)
    if (place !== before) this.requireNew(place)
    if (!isUntried) await this.tryOut(place, invite)
    await this.running().replacePlace(id, place, invite)
    this.onChanged()
  }

  keepFolder(path: string): string {
    const token = randomUUID()
    this.folders.set(token, path)
    return token
  }

  async addFolder(folderToken: string): Promise<void> {
    const place = this.folderOf(folderToken)
    this.requireNew(place)
    this.running().addPlace(place)
    this.onChanged()
  }

  async retry(id: string, invite?: string): Promise<void> {
    const place = this.placeOf(id)
    if (place) await this.running().replacePlace(id, place, invite)
    this.onChanged()
  }

  async remove(id: string): Promise<void> {
    await this.running().removePlace(id)
    this.onChanged()
  }

  /** A relay that is not on the list yet. Throws `bad-address`. */
  relayAt(address: string): Place {
    try {
      parseRelayAddress(address)
    } catch (error) {
      throw asUserError(error)
    }
    return { id: randomUUID(), kind: 'relay', address: address.trim() }
  }

  /** The folder a token stands for. Throws `folder-needed`. */
  folderOf(token: string): Place {
    const path = this.folders.get(token)
    if (path === undefined) throw new UserError('folder-needed', 'Choose the folder once more.')
    return { id: randomUUID(), kind: 'folder', path }
  }

  private placeOf(id: string): Place | undefined {
    return this.running().places.find((place) => place.id === id)
  }

  private requireNew(place: Place): void {
    if (this.running().places.some((known) => labelOf(known) === labelOf(place))) {
      throw new UserError('there-already', 'Your devices meet there already: it is on the list.')
    }
  }

  private async tryOut(place: Place, invite: string | undefined): Promise<void> {
    try {
      await this.running().tryPlace(place, invite)
    } catch (error) {
      throw trialError(error)
    }
  }
}
