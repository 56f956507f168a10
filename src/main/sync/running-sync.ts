import { chainIdOf, type PublicIdentity } from '@shared/sync/crypto/identity'
import type { ChainId, Transport } from '@shared/sync/transport'
import type { TypedRecovery } from './keys/typed-recovery'
import { openPlace, type Place, type PlacePorts } from './places'
import { Replica } from './engine/replica'
import type { ReplicaPorts } from './engine/replica-ports'
import { SyncStore } from './engine/sync-store'
import type { TransportLink } from './engine/transport-link'
import { whenReady } from './when-ready'

export interface RunningPorts extends Omit<ReplicaPorts, 'onChanged'> {
  places: PlacePorts
  onChanged: () => void
  onRemoved: () => void
  onRolledBack: (transport: Transport, missing: number) => void
  /** With the name of the device whose clock is ahead. */
  onClockAhead: (deviceName: string) => void
}

/** Somebody waits who adds a relay; a slow line takes some of it. */
const tryWithinMs = 10_000
/** A relay that is busy, or a slow line, is waited for as long as somebody who turns sync off waits. */
const leaveWithinMs = 15_000

/** The own entry that says that another device was removed. */
export interface Removal {
  ownChain: ChainId
  sequence: number
}

/** The sync of a vault while it runs: its replica, and a transport for each place. */
export class RunningSync {
  private isPaused: boolean
  private isStopped = false
  private current: Replica | undefined
  private readonly transports = new Map<string, Transport>()
  private readonly invites = new Map<string, string>()
  private readonly listeners = new Set<() => void>()
  private readonly ports: RunningPorts

  private constructor(ports: RunningPorts) {
    const tell = () => {
      ports.onChanged()
      for (const listener of this.listeners) listener()
    }
    this.ports = { ...ports, onChanged: tell }
    this.isPaused = new SyncStore(ports.vault.connection).read<boolean>('isPaused') ?? false
  }

  /** `recovery`: the phrase was just typed, and lets this device into relays. */
  static async start(ports: RunningPorts, recovery?: TypedRecovery): Promise<RunningSync> {
    const running = new RunningSync(ports)
    await running.open(recovery)
    return running
  }

  /** Calls the listener when something may be different; returns its unsubscribe. */
  onChanged(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  get replica(): Replica {
    if (!this.current) throw new Error('sync-not-open')
    return this.current
  }

  get paused(): boolean {
    return this.isPaused
  }

  get places(): Place[] {
    return this.replica.store.read<Place[]>('places') ?? []
  }

  transport(id: string): Transport | undefined {
    return this.transports.get(id)
  }

  addPlace(place: Place, invite?: string): Transport {
    const others = this.places.filter(({ id }) => id !== place.id)
    this.keep('places', [...others, place])
    this.noteInvite(place, invite)
    return this.connect(place)
  }

  /** Connects to a place and leaves it again. Rejects with why it cannot be used. */
  async tryPlace(place: Place, invite: string | undefined): Promise<void> {
    const { places } = this.ports
    const transport = openPlace(place, this.replica.membership, places, { invite })
    const { setTimer } = places
    await whenReady(transport, { setTimer, withinMs: tryWithinMs, isPatient: false }).finally(() =>
      transport.close(),
    )
  }

  async removePlace(id: string): Promise<void> {
    this.keep(
      'places',
      this.places.filter((place) => place.id !== id),
    )
    await this.disconnect(id)
    this.forgetConfirmed(id)
  }

  /** Puts a place where another one was, or tries it anew: under the same id what it confirmed stays known. */
  async replacePlace(id: string, place: Place, invite?: string): Promise<void> {
    this.noteInvite(place, invite)
    this.keep(
      'places',
      this.places.map((each) => (each.id === id ? place : each)),
    )
    await this.disconnect(id)
    if (place.id !== id) this.forgetConfirmed(id)
    if (!this.isStopped) this.connect(place)
  }

  /** Lets a device in, under the name it gave: it may be long before it has a word of its own. */
  admit(device: PublicIdentity & { name: string }): ReturnType<Replica['admit']> {
    const givenNames = this.replica.store.read<Record<ChainId, string>>('givenNames')
    this.keep('givenNames', { ...givenNames, [chainIdOf(device.signingKey)]: device.name })
    return this.replica.admit(device)
  }

  /** Takes a device out, and remembers which entry says so: until that is sent, nobody else knows. */
  remove(chainId: ChainId): void {
    this.replica.remove(chainId)
    const { store, membership } = this.replica
    const removal: Removal = { ownChain: membership.identity.chainId, sequence: store.head.sequence }
    this.keep('removals', { ...this.removals, [chainId]: removal })
  }

  get removals(): Record<ChainId, Removal> {
    return this.replica.store.read<Record<ChainId, Removal>>('removals') ?? {}
  }

  setPaused(isPaused: boolean): void {
    this.isPaused = isPaused
    this.keep('isPaused', isPaused)
    for (const transport of this.transports.values()) transport.setPaused(isPaused)
    this.ports.onChanged()
  }

  /**
   * Tells the others that this device leaves. Resolves once every place that can be reached has it, or after a time,
   * with whether any has. [R10]
   */
  async leave(): Promise<boolean> {
    const sequence = this.replica.leave()
    for (const transport of this.transports.values()) transport.setPaused(false)
    const links = [...this.replica.links.values()]
    const has = ({ confirmed }: TransportLink) => (confirmed ?? 0) >= sequence
    const isOver = (link: TransportLink) =>
      has(link) || ['offline', 'refused'].includes(link.transport.state.connection)
    const over = Promise.withResolvers<void>()
    const look = () => {
      if (links.every(isOver)) over.resolve()
    }
    const stopLooking = this.onChanged(look)
    const cancel = this.ports.places.setTimer(() => over.resolve(), leaveWithinMs)
    look()
    await over.promise
    stopLooking()
    cancel()
    return links.some(has)
  }

  /** Ends everything; a second call does nothing. */
  async stop(): Promise<void> {
    this.isStopped = true
    await this.closeAll()
  }

  private async open(recovery?: TypedRecovery): Promise<void> {
    const { onChanged, onRemoved, onRolledBack } = this.ports
    this.current = await Replica.open(this.ports, {
      onMustReopen: () => void this.reopen(),
      onRemoved: () => {
        onRemoved()
        onChanged()
      },
      onRolledBack,
      onClockAhead: (chainId) =>
        this.ports.onClockAhead(this.current?.statuses.of(chainId)?.name ?? 'another device'),
    })
    for (const place of this.places) this.connect(place, recovery)
  }

  /** The chain must not go on: another one begins, which transports have to be told of. */
  private async reopen(): Promise<void> {
    try {
      await this.closeAll()
      if (!this.isStopped) await this.open()
      this.ports.onChanged()
    } catch (error) {
      this.ports.onFailed(error)
    }
  }

  private async disconnect(id: string): Promise<void> {
    this.replica.detach(id)
    const transport = this.transports.get(id)
    this.transports.delete(id)
    await transport?.close()
  }

  private forgetConfirmed(id: string): void {
    this.ports.vault.transaction(() => this.replica.store.dropReceipt(id))
  }

  /** SECURITY: in memory alone. A relay asks for one until it knows the workspace, and then never again. */
  private noteInvite({ id }: Place, invite: string | undefined): void {
    if (invite !== undefined) this.invites.set(id, invite)
  }

  private connect(place: Place, recovery?: TypedRecovery): Transport {
    const admission = { invite: this.invites.get(place.id), recovery }
    const transport = openPlace(place, this.replica.membership, this.ports.places, admission)
    this.transports.set(place.id, transport)
    if (this.isPaused) transport.setPaused(true)
    this.replica.attach(transport)
    return transport
  }

  private async closeAll(): Promise<void> {
    this.current?.close()
    const open = [...this.transports.values()]
    this.transports.clear()
    await Promise.all(open.map((transport) => transport.close()))
  }

  private keep(key: string, value: unknown): void {
    this.ports.vault.transaction(() => this.replica.store.write(key, value))
  }
}
