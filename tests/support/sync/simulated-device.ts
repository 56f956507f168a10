import type * as Y from 'yjs'
import { paragraph } from '@shared/body/body-node'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { protocolVersion } from '@shared/sync/message'
import { identityFrom } from '@shared/sync/crypto/identity'
import type { BlobShelf } from '../../../src/main/sync/engine/blob-shelf.ts'
import { buildCheckpoint } from '../../../src/main/sync/engine/checkpoints/build-checkpoint.ts'
import { collectOps } from '../../../src/main/sync/engine/checkpoints/find-checkpoint.ts'
import {
  foundWorkspace,
  joinByHandover,
  joinByRecovery,
  newIdentity,
  requireTag,
} from '../../../src/main/sync/engine/found-workspace.ts'
import { Replica } from '../../../src/main/sync/engine/replica.ts'
import type { ReplicaPorts } from '../../../src/main/sync/engine/replica-ports.ts'
import { SyncStore } from '../../../src/main/sync/engine/sync-store.ts'
import type { Connection } from '../../../src/main/vault/connection.ts'
import { writeSealedThrough } from '../../../src/main/vault/outbox.ts'
import { Vault } from '../../../src/main/vault/vault.ts'
import type { Random } from '../random.ts'
import { MemoryAttachments } from './memory-attachments.ts'
import type { MemoryPlace } from './memory-place.ts'
import { MemoryTransport } from './memory-transport.ts'
import { beginNewVaultChain, copyOf, emptyDisk } from './simulated-disk.ts'
import { writeAsVersion } from './write-as-version.ts'
import { calm, passThrough, type SimulatedTime, type Weather } from './simulated-time.ts'

/** A device in a simulation: its disk, and what runs on it while it is not down. */
export class SimulatedDevice {
  readonly name: string
  readonly seeds = new Map<string, Uint8Array>()
  readonly blobs = new Map<string, Uint8Array>()
  /** Chunks of attachments on its disk. */
  readonly chunks = new Map<string, Uint8Array>()
  readonly failures: unknown[] = []
  readonly rolledBack: number[] = []
  /** Chains with writes that are dated too far ahead. */
  readonly clocksAhead = new Set<string>()
  readonly places = new Map<string, MemoryPlace>()
  weather: Weather = calm
  /** The version of messages it reads and writes. */
  version = protocolVersion
  /** How far its clock is from the true one. */
  skewMs = 0
  connection: Connection
  vault: Vault
  attachments = new MemoryAttachments(this.chunks)
  replica: Replica | undefined
  private readonly time: SimulatedTime
  private readonly random: Random
  /** Raised when it goes down: what ran before never goes on. */
  private life = 0

  constructor(name: string, time: SimulatedTime, random: Random, connection: Connection = emptyDisk(random)) {
    this.name = name
    this.time = time
    this.random = random
    this.connection = connection
    this.vault = this.openVault()
  }

  get store(): SyncStore {
    return new SyncStore(this.connection)
  }

  get isOn(): boolean {
    return this.store.read('workspaceTag') !== undefined
  }

  get transports(): MemoryTransport[] {
    return [...(this.replica?.links.values() ?? [])].map(({ transport }) => transport as MemoryTransport)
  }

  get chainId(): string {
    return this.store.read<string>('chainId') ?? ''
  }

  async found(recoverySeed: Uint8Array): Promise<void> {
    await foundWorkspace({ vault: this.vault, keyring: this.keyring, deviceName: this.name }, recoverySeed)
    await this.start()
  }

  /** Joins the workspace of another device, as after a pairing. */
  async join(host: SimulatedDevice): Promise<void> {
    if (!host.replica) throw new Error('the host is down')
    const identity = await newIdentity(this.keyring)
    const handover = host.replica.admit(identity)
    const workspaceTag = requireTag(host.store)
    joinByHandover(
      { vault: this.vault, deviceName: this.name },
      identity,
      { workspaceTag, ...handover },
      this.vault.sequence > 0,
    )
    await this.start()
  }

  /** Joins with the phrase, given what a place shows. */
  async joinWithPhrase(recoverySeed: Uint8Array, place: MemoryPlace): Promise<void> {
    const identity = await newIdentity(this.keyring)
    const transport = new MemoryTransport(place)
    const ops = await collectOps(transport, await transport.extents())
    await transport.close()
    const joining = { vault: this.vault, deviceName: this.name }
    joinByRecovery(joining, identity, identityFrom(recoverySeed), ops, this.vault.sequence > 0)
    await this.start()
  }

  /** Uses a place from now on. */
  connect(id: string, place: MemoryPlace): void {
    this.places.set(id, place)
    if (this.replica) this.attach(id, place)
  }

  disconnect(id: string): void {
    this.places.delete(id)
    const link = this.replica?.links.get(id)
    this.replica?.detach(id)
    void link?.transport.close()
  }

  /** Its user turns sync off: the others are told for a while, then it forgets that there was sync. [R10] */
  leave(tellingMs: number): void {
    this.replica?.leave()
    this.time.after(tellingMs, () => this.endLeaving())
  }

  /** Runs nothing where sync is off. */
  async start(): Promise<void> {
    this.endLeaving()
    if (!this.isOn) return
    const life = this.life
    const replica = await Replica.open(this.ports(life), {
      onMustReopen: () => void (life === this.life && this.restart()),
      onRemoved: () => undefined,
      onRolledBack: (_transport, missing) => this.rolledBack.push(missing),
      onClockAhead: (chainId) => this.clocksAhead.add(chainId),
    })
    if (life !== this.life) return
    if (this.version > protocolVersion) writeAsVersion(replica, this.version)
    this.replica = replica
    for (const [id, place] of this.places) this.attach(id, place)
  }

  /** Everything that runs ends, wherever it is; the disk stays. */
  crash(): void {
    this.life += 1
    for (const { transport } of this.replica?.links.values() ?? []) void transport.close()
    this.replica?.close()
    this.replica = undefined
    this.vault = this.openVault()
    this.attachments = new MemoryAttachments(this.chunks)
  }

  private endLeaving(): void {
    if (this.store.leavingAt === undefined) return
    this.crash()
    this.vault.transaction((connection) => {
      new SyncStore(connection).clear()
      writeSealedThrough(connection, undefined)
    })
    this.blobs.clear()
    this.seeds.clear()
  }

  async restart(): Promise<void> {
    this.crash()
    await this.start()
  }

  /** Its disk as another one. */
  copyOfDisk(): Connection {
    return copyOf(this.connection)
  }

  /** An earlier copy of its disk is put in its place. */
  async restore(disk: Connection): Promise<void> {
    this.crash()
    this.connection = copyOf(disk)
    this.vault = this.openVault()
    await this.start()
  }

  /** Its vault is put together again from what is on the disk, and is another one from then on. */
  async rebuild(): Promise<void> {
    this.crash()
    beginNewVaultChain(this.connection, this.random)
    this.vault = this.openVault()
    await this.start()
  }

  async write(id: string, fields: Record<string, unknown>): Promise<void> {
    await this.vault.commit({
      commandId: this.newId(),
      fields: Object.entries(fields).map(([field, value]) => ({ documentId: id, field, value })),
      bodies: [],
    })
  }

  type(id: string, text: string): Promise<void> {
    return this.editBody(id, (body) => appendNodes(body, [paragraph(text)]))
  }

  async editBody(id: string, change: (body: Y.Doc) => void): Promise<void> {
    const update = updateFrom(this.vault.bodyState(id), (body) => {
      // Whoever opens a body gets a number at random, here one that follows from the seed.
      body.clientID = this.random.below(2 ** 32)
      change(body)
    })
    const commandId = this.newId()
    if (update) await this.vault.commit({ commandId, fields: [], bodies: [{ documentId: id, update }] })
  }

  newId(): string {
    return `${this.random.below(2 ** 32)}-${this.random.below(2 ** 32)}`
  }

  private get keyring() {
    return {
      seedOf: (chainId: string) => this.seeds.get(chainId),
      addSeed: (seed: Uint8Array) => {
        this.seeds.set(identityFrom(seed).chainId, seed)
        return Promise.resolve()
      },
    }
  }

  private ports(life: number): ReplicaPorts {
    const shelf: BlobShelf = {
      read: async (name) => this.blobs.get(name),
      keepOnly: async (names) => {
        for (const name of this.blobs.keys()) if (!names.has(name)) this.blobs.delete(name)
      },
    }
    return {
      vault: this.vault,
      keyring: this.keyring,
      shelf,
      attachments: this.attachments,
      buildCheckpoint: async (request) => {
        await this.time.pass(this.random.below(50))
        if (life !== this.life) await new Promise(() => undefined)
        return buildCheckpoint(this.connection, request, (name, blob) => this.blobs.set(name, blob))
      },
      nowMs: () => this.time.nowMs + this.skewMs,
      steadyMs: () => this.time.nowMs,
      random: () => this.random.below(1000) / 1000,
      setTimer: (delayMs, run) => this.time.after(delayMs, () => (life === this.life ? run() : undefined)),
      appVersion: '0.0.0',
      readsVersion: this.version,
      onChanged: () => undefined,
      onFailed: (error) => this.failures.push(error),
    }
  }

  private attach(id: string, place: MemoryPlace): void {
    const life = this.life
    const gate = async () => {
      await passThrough(this.time, this.random, this.weather)
      if (life !== this.life) await new Promise(() => undefined)
    }
    const schedule = (deliver: () => void) => {
      const isTwice = this.random.below(1000) < this.weather.repeating * 1000
      for (let times = isTwice ? 2 : 1; times > 0; times -= 1) {
        if (this.random.below(1000) < this.weather.losing * 1000) continue
        this.time.after(this.random.below(this.weather.mostDelayMs + 1), () =>
          life === this.life ? deliver() : undefined,
        )
      }
    }
    this.replica?.attach(new MemoryTransport(place, { gate, schedule }, id))
  }

  private openVault(): Vault {
    return new Vault(this.connection, noLog, () => this.time.nowMs + this.skewMs)
  }
}

/** A journal that keeps nothing: the disk of a simulation is its database. */
const noLog = {
  hasFailed: false,
  lastDurable: 0,
  append: () => ({ undo: () => undefined }),
  durable: () => Promise.resolve(),
  restart: () => undefined,
  close: () => undefined,
}
