import { randomUUID } from 'node:crypto'
import { UserError } from '@shared/ipc/user-error'
import { asUserError } from './pairing-desk'
import { labelOf, type Place } from './places'
import { parseRelayAddress } from './relay/relay-address'
import type { RunningSync } from './running-sync'

/** The relays and folders where this device meets the others, as the user adds and removes them. */
export class PlaceDesk {
  private readonly folders = new Map<string, string>()

  /** `running` throws where sync is not on. */
  constructor(private readonly running: () => RunningSync) {}

  /** A token for a folder that the system's dialog gave. */
  keepFolder(path: string): string {
    const token = randomUUID()
    this.folders.set(token, path)
    return token
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

  /** Throws `there-already`. */
  add(place: Place, invite?: string): void {
    const running = this.running()
    if (running.places.some((known) => labelOf(known) === labelOf(place))) {
      throw new UserError('there-already', 'Your devices meet there already: it is on the list.')
    }
    running.addPlace(place, invite)
  }

  async retry(id: string, invite: string | undefined): Promise<void> {
    const running = this.running()
    const place = running.places.find((each) => each.id === id)
    if (place) await running.reconnect(place, invite)
  }

  async remove(id: string): Promise<void> {
    await this.running().removePlace(id)
  }
}
