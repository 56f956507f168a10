import { hostname } from 'node:os'
import { UserError } from '@shared/ipc/user-error'
import type { WorkspaceSync } from './workspace-sync-port'

/** Stands where sync will be: it is off, and says so of whatever it is asked for. */
export function offSync(): WorkspaceSync {
  const refuse = () => {
    throw new UserError('sync-not-ready', 'Sync cannot be turned on in this version. Nothing was changed.')
  }
  const unsubscribe = () => undefined
  return {
    state: {
      phase: 'off',
      deviceName: hostname().split('.')[0] || 'This device',
      protection: 'none',
      hasKeychain: false,
      transports: [],
      devices: [],
      notices: [],
      waiting: 0,
      reached: 'device',
      reachedDevices: [],
    },
    pairing: { step: 'none' },
    joining: { step: 'none' },
    onChanged: () => unsubscribe,
    onPairingChanged: () => unsubscribe,
    onJoiningChanged: () => unsubscribe,
    preparePhrase: refuse,
    forgetPhrase: () => undefined,
    create: refuse,
    addRelay: refuse,
    keepFolder: refuse,
    addFolder: refuse,
    retryTransport: refuse,
    removeTransport: refuse,
    setPaused: refuse,
    renameDevice: refuse,
    removeDevice: refuse,
    turnOff: refuse,
    unlock: refuse,
    protect: refuse,
    dismissNotice: refuse,
    beginPairing: refuse,
    joinByCode: refuse,
    answerDigits: refuse,
    cancelPairing: refuse,
    joinByPhrase: refuse,
    confirmJoin: refuse,
    cancelJoin: refuse,
  }
}
