import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { identityFrom, newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { buildCheckpoint } from '../../../src/main/sync/engine/checkpoints/build-checkpoint'
import {
  foundWorkspace,
  joinByHandover,
  newIdentity,
  requireTag,
} from '../../../src/main/sync/engine/found-workspace'
import { Replica } from '../../../src/main/sync/engine/replica'
import type { ReplicaPorts } from '../../../src/main/sync/engine/replica-ports'
import { FolderShelf } from '../../../src/main/sync/folder-shelf'
import { openPlace } from '../../../src/main/sync/places'
import type { RelayTransport } from '../../../src/main/sync/relay/relay-transport'
import { openVault } from '../../../src/main/vault/open-vault'
import { connect } from '../../../src/main/vault/schema'
import type { Vault } from '../../../src/main/vault/vault'
import { vaultPath } from '../../../src/main/vault/vault-options'

const setTimer = (run: () => void, delayMs: number) => {
  const timer = setTimeout(run, delayMs)
  return () => clearTimeout(timer)
}

/** A device as the app makes it, without windows: a vault that is fsynced, its sync, and a connection to a relay. */
export class BenchDevice {
  readonly vault: Vault
  private readonly folder = mkdtempSync(join(tmpdir(), 'leadup-bench-device-'))
  private readonly seeds = new Map<string, Uint8Array>()
  private replica: Replica | undefined
  private transport: RelayTransport | undefined
  private readonly name: string

  private constructor(name: string) {
    this.name = name
    this.vault = openVault({ folder: this.folder, nowMs: Date.now }).vault
  }

  /** The first device of a workspace. What `fill` writes is there before sync is turned on. */
  static async founding(address: string, fill: (vault: Vault) => void = () => {}): Promise<BenchDevice> {
    await sodiumReady
    const device = new BenchDevice('Desk')
    fill(device.vault)
    await foundWorkspace({ vault: device.vault, keyring: device.keyring, deviceName: device.name }, newSeed())
    await device.connect(address)
    return device
  }

  /** A device that another one let in, and that has taken in nothing yet; see `connect`. */
  static async joining(host: BenchDevice): Promise<BenchDevice> {
    const device = new BenchDevice('Laptop')
    const identity = await newIdentity(device.keyring)
    const handover = host.open.admit(identity)
    const workspaceTag = requireTag(host.open.store)
    joinByHandover(
      { vault: device.vault, deviceName: device.name },
      identity,
      { workspaceTag, ...handover },
      false,
    )
    return device
  }

  /** Syncs from now on. */
  async connect(address: string): Promise<void> {
    this.replica = await Replica.open(this.ports, {
      onMustReopen: () => fail(new Error('the chain was forked')),
      onRemoved: () => fail(new Error('removed')),
      onRolledBack: () => fail(new Error('rolled back')),
      onClockAhead: () => fail(new Error('a clock is ahead')),
    })
    const place = { id: 'relay', kind: 'relay', address, invite: null } as const
    const tempFolder = join(this.folder, 'sync')
    const steadyMs = () => performance.now()
    const ports = {
      nowMs: Date.now,
      steadyMs,
      random: Math.random,
      setTimer,
      onWake: () => () => {},
      tempFolder,
    }
    this.transport = openPlace(place, this.replica.membership, ports) as RelayTransport
    this.replica.attach(this.transport)
  }

  /** Resolves once everything from here is at the relay, and everything there is here. */
  async level(): Promise<void> {
    const link = this.open.links.get('relay')
    const isLevel = () =>
      link?.isLevel === true &&
      !this.open.outgoing.hasWaiting &&
      link.confirmed === this.open.store.head.sequence
    while (!isLevel()) await new Promise((resolve) => setTimeout(resolve, 5))
  }

  get documentCount(): number {
    return this.vault.connection.get<{ count: number }>('select count(*) as count from documents')?.count ?? 0
  }

  async end(): Promise<void> {
    this.replica?.close()
    await this.transport?.close()
    this.vault.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private get open(): Replica {
    if (!this.replica) throw new Error('not connected')
    return this.replica
  }

  private get keyring() {
    return {
      seedOf: (chainId: string) => this.seeds.get(chainId),
      addSeed: async (seed: Uint8Array) => void this.seeds.set(identityFrom(seed).chainId, seed),
    }
  }

  private get ports(): ReplicaPorts {
    const shelf = new FolderShelf(join(this.folder, 'sync', 'blobs'))
    return {
      vault: this.vault,
      keyring: this.keyring,
      shelf,
      buildCheckpoint: async (request) => {
        const connection = connect(vaultPath(this.folder))
        try {
          return buildCheckpoint(connection, request, (name, blob) => shelf.keep(name, blob))
        } finally {
          connection.close()
        }
      },
      nowMs: Date.now,
      random: Math.random,
      steadyMs: () => performance.now(),
      setTimer: (delayMs, run) => setTimer(run, delayMs),
      appVersion: '0.0.0',
      onChanged: () => {},
      onFailed: fail,
    }
  }
}

/** What fails in a bench must not pass for a figure. */
function fail(error: unknown): never {
  throw error
}
