import { randomUUID } from 'node:crypto'
import { findLikelyDuplicates } from '@shared/domain/likely-duplicates'
import type { JoiningState } from '@shared/ipc/calls/sync'
import { SyncDataError } from '@shared/sync/sync-data-error'
import { maxDeviceNameLength } from '@shared/sync/status'
import { TransportError, type Transport } from '@shared/sync/transport'
import { mergeDocuments } from '../workspace/merge-documents'
import type { Workspace } from '../workspace/workspace'
import { collectOps } from './engine/checkpoints/find-checkpoint'
import { becomeMember, enterWorkspace } from './enter-workspace'
import { countRows, hasContent, lookAtWorkspace } from './join-preview'
import type { KeyFile } from './keys/key-file'
import { memberOf, recoveryOf, type JoinTicket } from './join-ticket'
import type { TypedRecovery } from './keys/typed-recovery'
import { openPlace, type PlacePorts } from './places'
import type { ReplicaPorts } from './engine/replica-ports'
import type { RunningSync } from './running-sync'
import { whenReady } from './when-ready'

const readyWithinMs = 30_000

const cautionOfPhrase =
  'Joined with the recovery phrase alone, this device cannot know whether what it was shown is the newest there is. Look at another device, where there is one.'

const cautionOfDelay =
  'Not everything has come yet: the rest comes by itself. What is in both workspaces was left as two.'

const failureAfterJoining =
  'This device has joined, and nothing is lost, but something went wrong behind that. Start Leadup again; what is missing then comes by itself.'

export interface JoiningPorts {
  workspace: Workspace
  places: PlacePorts
  replicaPorts: Omit<ReplicaPorts, 'vault' | 'keyring' | 'onChanged'>
  /** Starts sync on the vault, which has become a member. */
  start: (keys: KeyFile, recovery: TypedRecovery | undefined) => Promise<RunningSync>
  stateChanged: (state: JoiningState) => void
  setTimer: (run: () => void, delayMs: number) => () => void
  /** Where the user is: times are shown as there. */
  zone: () => string
  /** This device does not join after all. */
  notComing: () => void
}

/** Brings this device's workspace and that of other devices together, once, and only as far as the user agreed to. */
export class Joining {
  state: JoiningState = { step: 'none' }
  private readonly abort = new AbortController()
  private readonly transport: Transport
  private shownOps: Uint8Array[] = []
  private hasJoined = false
  private hasGivenUp = false

  constructor(
    private readonly ports: JoiningPorts,
    private readonly ticket: JoinTicket,
  ) {
    this.transport = openPlace(ticket.place, memberOf(ticket), ports.places, {
      recovery: recoveryOf(ticket),
    })
  }

  /** Looks at what is there. Nothing here changes before `confirm`, unless there is nothing here that could. */
  async begin(): Promise<void> {
    try {
      this.show({ step: 'fetching', done: 0, of: null })
      await whenReady(this.transport, {
        setTimer: this.ports.setTimer,
        withinMs: readyWithinMs,
        // What a code let in has just met the other device there: it is given time. A phrase and an address can be
        // tried again as often as one likes, and are more often mistyped.
        isPatient: 'handover' in this.ticket.by,
        signal: this.abort.signal,
      })
      if ('recovery' in this.ticket.by) {
        this.shownOps = await collectOps(this.transport, await this.transport.extents())
      }
      this.abort.signal.throwIfAborted()
      const { workspace, places, zone } = this.ports
      if (!hasContent(workspace.vault)) return await this.join([])
      const { rows } = await lookAtWorkspace(
        this.transport,
        (vault) => enterWorkspace(vault, this.ticket, this.shownOps, false),
        { ...this.ports.replicaPorts, keyring: this.ticket.keys },
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
        duplicates: findLikelyDuplicates(here, rows, { nowMs: places.nowMs(), zone: zone() }),
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
    recoveryOf(this.ticket)?.letGo()
    if (!this.hasJoined) this.giveUp()
    return true
  }

  private get caution(): string | null {
    return 'recovery' in this.ticket.by ? cautionOfPhrase : null
  }

  private async join(pairs: readonly { hereId: string; thereId: string }[]): Promise<void> {
    const { workspace } = this.ports
    this.show({ step: 'joining' })
    await this.transport.close()
    await workspace.backups?.make?.()
    await this.ticket.keys.keep()
    becomeMember(workspace.vault, this.ticket, this.shownOps)
    this.hasJoined = true
    const running = await this.ports.start(this.ticket.keys, recoveryOf(this.ticket))
    const hasEverything = await this.whenLevel(running)
    if (hasEverything) await this.merge(pairs)
    running.replica.rename(this.distinctName(running))
    recoveryOf(this.ticket)?.letGo()
    const caution = [hasEverything ? undefined : cautionOfDelay, this.caution].filter(Boolean).join(' ')
    this.show({ step: 'done', isComplete: hasEverything, caution: caution || null })
  }

  private async merge(pairs: readonly { hereId: string; thereId: string }[]): Promise<void> {
    const { workspace, places } = this.ports
    for (const { hereId: fromId, thereId: intoId } of pairs) {
      const ids = { commandId: randomUUID(), fromId, intoId, nowMs: places.nowMs() }
      await workspace.commit(mergeDocuments(workspace.vault, ids))
    }
  }

  /** Two devices of one name could not be told apart on any screen: this one, which came later, gets a number. */
  private distinctName({ replica }: RunningSync): string {
    const { membership, statuses } = replica
    const others = [...membership.roster.members.keys()].filter(
      (chainId) => chainId !== membership.identity.chainId,
    )
    const taken = new Set(others.map((chainId) => statuses.of(chainId)?.name))
    const { deviceName } = this.ticket
    let name = deviceName
    for (let number = 2; taken.has(name); number += 1) {
      const ending = ` ${number}`
      name = `${deviceName.slice(0, maxDeviceNameLength - ending.length)}${ending}`
    }
    return name
  }

  /**
   * True once everything that is there has come. False where nothing more comes now: the rest comes by itself, since
   * this device is a member already.
   */
  private async whenLevel(running: RunningSync): Promise<boolean> {
    const level = Promise.withResolvers<boolean>()
    let cancel = () => {}
    const look = () => {
      cancel()
      cancel = this.ports.setTimer(() => level.resolve(false), readyWithinMs)
      const link = running.replica.links.get(this.ticket.place.id)
      if (link?.isLevel && !link.isCutOffFromStart) level.resolve(true)
    }
    const stop = running.onChanged(look)
    look()
    return level.promise.finally(() => {
      stop()
      cancel()
    })
  }

  /** Once, however it came to that. */
  private giveUp(): void {
    if (!this.hasGivenUp) this.ports.notComing()
    this.hasGivenUp = true
  }

  private show(state: JoiningState): void {
    this.state = state
    this.ports.stateChanged(state)
  }

  private async fail(error: unknown): Promise<void> {
    if (this.abort.signal.aborted) return
    await this.transport.close()
    recoveryOf(this.ticket)?.letGo()
    if (this.hasJoined) this.ports.replicaPorts.onFailed(error)
    else {
      await this.ticket.keys.discard()
      this.giveUp()
    }
    this.show({ step: 'failed', message: this.hasJoined ? failureAfterJoining : failureWords(error) })
  }
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
    const told = error.message === error.code ? 'It refused this device.' : error.message
    return `${words ?? told} ${nothingChanged}`
  }
  if (error instanceof Error && error.message === 'nothing-there') {
    return `No device has left its notes there yet. Open Leadup on the other device, wait until everything is sent, then try again. ${nothingChanged}`
  }
  return `It could not be read. ${nothingChanged}`
}
