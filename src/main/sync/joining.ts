import { randomUUID } from 'node:crypto'
import { settingsId } from '@shared/documents/kinds/settings'
import { findLikelyDuplicates } from '@shared/domain/likely-duplicates'
import type { JoiningState } from '@shared/ipc/calls/sync'
import type { Identity } from '@shared/sync/crypto/identity'
import { identityFrom, workspaceTagOf } from '@shared/sync/crypto/identity'
import { SyncDataError } from '@shared/sync/sync-data-error'
import { TransportError, type Transport } from '@shared/sync/transport'
import type { Vault } from '../vault/vault'
import { forgetDocument } from '../vault/forget-document'
import { mergeDocuments } from '../workspace/merge-documents'
import type { Workspace } from '../workspace/workspace'
import { collectOps } from './engine/checkpoints/find-checkpoint'
import { joinByHandover, joinByRecovery } from './engine/found-workspace'
import { countRows, hasContent, lookAtWorkspace } from './join-preview'
import type { JoinedWorkspace } from './pairing/join-pairing'
import { openPlace, type Place, type PlaceMember, type PlacePorts } from './places'
import type { ReplicaPorts } from './engine/replica-ports'
import type { RunningSync } from './running-sync'

const readyWithinMs = 30_000

const cautionOfPhrase =
  'Joined with the recovery phrase alone, this device cannot know whether what it was shown is the newest there is. Look at another device, where there is one.'

/** What a device brings to join with. */
export interface JoinTicket {
  identity: Identity
  deviceName: string
  place: Place
  by: { handover: JoinedWorkspace } | { recoverySeed: Uint8Array }
}

export interface JoiningPorts {
  workspace: Workspace
  places: PlacePorts
  replicaPorts: () => Omit<ReplicaPorts, 'vault' | 'onChanged'>
  /** Starts sync on the vault, which has become a member. */
  start: (recoverySeed: Uint8Array | undefined) => Promise<RunningSync>
  stateChanged: (state: JoiningState) => void
  setTimer: (run: () => void, delayMs: number) => () => void
}

/** Brings this device's workspace and that of other devices together, once, and only as far as the user agreed to. */
export class Joining {
  state: JoiningState = { step: 'none' }
  private readonly abort = new AbortController()
  private readonly transport: Transport
  private shownOps: Uint8Array[] = []

  constructor(
    private readonly ports: JoiningPorts,
    private readonly ticket: JoinTicket,
  ) {
    const member = { ...memberOf(ticket), access: undefined, signWithWriteKey: () => undefined }
    this.transport = openPlace(ticket.place, member, ports.places, seedOf(ticket))
  }

  /** Looks at what is there. Nothing here changes before `confirm`, unless there is nothing here that could. */
  async begin(): Promise<void> {
    try {
      this.show({ step: 'fetching', done: 0, of: null })
      await this.whenReady()
      if ('recoverySeed' in this.ticket.by) {
        this.shownOps = await collectOps(this.transport, await this.transport.extents())
      }
      const { workspace } = this.ports
      if (!hasContent(workspace.vault)) return await this.join([])
      const { rows } = await lookAtWorkspace(
        this.transport,
        (vault) => this.enter(vault, false),
        this.ports.replicaPorts(),
        {
          signal: this.abort.signal,
          onProgress: (done) => this.show({ step: 'fetching', done, of: null }),
        },
      )
      const here = workspace.vault.allRows()
      this.show({
        step: 'preview',
        here: countRows(here),
        there: countRows(rows),
        duplicates: findLikelyDuplicates(here, rows),
        caution: this.caution,
      })
    } catch (error) {
      await this.fail(error)
    }
  }

  /** Carries out what was previewed; of each duplicate named, the one here is merged into the one there. */
  async confirm(mergeHereIds: readonly string[]): Promise<void> {
    if (this.state.step !== 'preview') return
    const pairs = this.state.duplicates.filter(({ hereId }) => mergeHereIds.includes(hereId))
    try {
      await this.join(pairs)
    } catch (error) {
      await this.fail(error)
    }
  }

  /** Ends it where it changed nothing yet. False where it is too late. */
  async cancel(): Promise<boolean> {
    if (this.state.step === 'joining') return false
    this.abort.abort()
    await this.transport.close()
    return true
  }

  private get caution(): string | null {
    return 'recoverySeed' in this.ticket.by ? cautionOfPhrase : null
  }

  private async join(pairs: readonly { hereId: string; thereId: string }[]): Promise<void> {
    const { workspace } = this.ports
    this.show({ step: 'joining' })
    await this.transport.close()
    await workspace.backups?.make?.()
    const sharesAll = hasContent(workspace.vault)
    // The settings are those of the workspace that is joined.
    forgetDocument(workspace.vault, settingsId)
    this.enter(workspace.vault, sharesAll)
    const running = await this.ports.start(seedOf(this.ticket))
    running.addPlace(this.ticket.place, seedOf(this.ticket))
    await this.whenLevel(running)
    for (const { hereId, thereId } of pairs) {
      const ids = {
        commandId: randomUUID(),
        fromId: hereId,
        intoId: thereId,
        nowMs: this.ports.places.nowMs(),
      }
      await workspace.commit(mergeDocuments(workspace.vault, ids))
    }
    this.show({ step: 'done', caution: this.caution })
  }

  private enter(vault: Vault, sharesAll: boolean): void {
    const { identity, deviceName, by } = this.ticket
    if ('handover' in by) joinByHandover({ vault, deviceName }, identity, by.handover, sharesAll)
    else joinByRecovery({ vault, deviceName }, identity, by.recoverySeed, this.shownOps, sharesAll)
  }

  private async whenReady(): Promise<void> {
    const ready = Promise.withResolvers<void>()
    const look = () => {
      const { connection, code } = this.transport.state
      if (connection === 'ready') ready.resolve()
      if (connection === 'refused') ready.reject(new TransportError(code ?? 'failed'))
    }
    const unwatch = this.transport.watch(look)
    const cancel = this.ports.setTimer(() => ready.reject(new TransportError('offline')), readyWithinMs)
    this.abort.signal.addEventListener('abort', () => ready.reject(new Error('aborted')))
    look()
    await ready.promise.finally(() => {
      unwatch()
      cancel()
    })
  }

  /** The rest comes by itself where the place cannot be reached now: this device is a member already. */
  private async whenLevel(running: RunningSync): Promise<void> {
    const level = Promise.withResolvers<void>()
    const look = () => {
      if (running.replica.links.get(this.ticket.place.id)?.isLevel) level.resolve()
    }
    const stop = running.onChanged(look)
    const cancel = this.ports.setTimer(level.resolve, readyWithinMs)
    look()
    await level.promise.finally(() => {
      stop()
      cancel()
    })
  }

  private show(state: JoiningState): void {
    this.state = state
    this.ports.stateChanged(state)
  }

  private async fail(error: unknown): Promise<void> {
    if (this.abort.signal.aborted) return
    await this.transport.close()
    this.show({ step: 'failed', message: failureWords(error) })
  }
}

function seedOf({ by }: JoinTicket): Uint8Array | undefined {
  return 'recoverySeed' in by ? by.recoverySeed : undefined
}

function memberOf({ by, identity }: JoinTicket): Pick<PlaceMember, 'workspaceTag' | 'identity'> {
  if ('handover' in by) return { workspaceTag: by.handover.workspaceTag, identity }
  return { workspaceTag: workspaceTagOf(identityFrom(by.recoverySeed).signingKey), identity }
}

function failureWords(error: unknown): string {
  const nothingChanged = 'Nothing on this device was changed.'
  if (error instanceof SyncDataError && error.code === 'unknown-chain') {
    return `There is no workspace of this recovery phrase there. Check the phrase and the place. ${nothingChanged}`
  }
  if (error instanceof TransportError) {
    const words = {
      offline: 'It cannot be reached. Check the address and the connection.',
      'folder-missing': 'The folder is not there.',
      'invite-needed': 'There is no such workspace on this relay, and it takes new ones by invitation only.',
      'not-admitted': 'The relay does not let this device in.',
    }[error.code as 'offline']
    return `${words ?? 'It refused this device.'} ${nothingChanged}`
  }
  if (error instanceof Error && error.message === 'nothing-there') {
    return `No device has left its notes there yet. Open Leadup on the other device, wait until everything is sent, then try again. ${nothingChanged}`
  }
  return `It could not be read. ${nothingChanged}`
}
