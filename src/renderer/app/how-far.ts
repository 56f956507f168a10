import type { SyncState } from '@shared/ipc/calls/sync'
import { changesInWords, namesInWords, stuckInWords } from '@shared/domain/sync-words'
import type { Saving } from './saving-store'
import type { KnownSync } from './sync-store'

export interface HowFar {
  state: 'failed' | 'saving' | 'saved' | 'reached' | 'offline' | 'paused' | 'stuck'
  words: string
}

const saved: HowFar = { state: 'saved', words: 'Saved on this device' }

/**
 * How far the last change has come, in words that are true when they are shown: on disk here first, then where the
 * state says that it is.
 */
export function howFar(saving: Saving, { state, isCurrent }: Pick<KnownSync, 'state' | 'isCurrent'>): HowFar {
  if (saving.failure !== null) return { state: 'failed', words: 'Not saved' }
  if (saving.isUnderWay) return { state: 'saving', words: 'Saving…' }
  if (!state || !isCurrent) return saved
  if (state.phase === 'paused') return { state: 'paused', words: pausedWords(state) }
  if (state.phase !== 'on' || state.transports.length === 0) return saved
  if (state.waiting > 0 && state.transports.every(({ connection }) => connection === 'offline')) {
    return { state: 'offline', words: `Offline, ${changesInWords(state.waiting)} waiting` }
  }
  const stuck = stuckInWords(state)
  if (stuck !== undefined) return { state: 'stuck', words: stuck }
  return state.reached === 'device' ? saved : { state: 'reached', words: reachedWords(state) }
}

function pausedWords({ waiting }: SyncState): string {
  return waiting === 0 ? 'Sync is paused' : `Paused, ${changesInWords(waiting)} waiting`
}

function reachedWords({ reached, reachedDevices }: SyncState): string {
  if (reached === 'folder') return 'In the folder'
  if (reached === 'relay') return 'On the relay'
  return reachedDevices.length === 0 ? 'On another device' : `On ${namesInWords(reachedDevices)}`
}
