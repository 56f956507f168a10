import type { BrowserWindow } from 'electron'
import { UserError } from '@shared/ipc/user-error'
import type { Handlers } from '../ipc/serve'
import type { OpenWindow } from '../windows/open-windows'
import type { Workspace } from '../workspace/workspace'
import type { WorkspaceSync } from './workspace-sync-port'

type SyncHandlers = Pick<Handlers, Extract<keyof Handlers, `sync.${string}`>>

interface SyncPorts {
  /** `undefined` for a workspace that never syncs: the sample. */
  syncOf: (workspace: Workspace) => WorkspaceSync | undefined
  /** The system's dialog; `undefined` where the user chose none. */
  chooseFolder: (window: BrowserWindow) => Promise<string | undefined>
  /** The system's print dialog, for what the window shows for printing. */
  printPage: (window: BrowserWindow) => Promise<void>
}

/** Carries the calls about sync to the workspace's sync and answers with what became of them. */
export function syncHandlers({ syncOf, chooseFolder, printPage }: SyncPorts): SyncHandlers {
  const partOf = ({ workspace }: OpenWindow): WorkspaceSync => {
    const sync = syncOf(workspace)
    if (sync) return sync
    throw new UserError(
      'sync-not-for-sample',
      'The sample workspace stays on this device. Turn sync on in your own workspace.',
    )
  }
  const change = async (caller: OpenWindow, make: (sync: WorkspaceSync) => Promise<void>) => {
    const sync = partOf(caller)
    await make(sync)
    return sync.state
  }
  const pair = async (caller: OpenWindow, make: (sync: WorkspaceSync) => Promise<void>) => {
    const sync = partOf(caller)
    await make(sync)
    return sync.pairing
  }
  const join = async (caller: OpenWindow, make: (sync: WorkspaceSync) => Promise<void>) => {
    const sync = partOf(caller)
    await make(sync)
    return sync.joining
  }
  return {
    'sync.state': (_args, caller) => partOf(caller).state,
    'sync.prepare': async (_args, caller) => ({ words: await partOf(caller).preparePhrase() }),
    'sync.forgetPhrase': (_args, caller) => {
      partOf(caller).forgetPhrase()
      return {}
    },
    'sync.printPhrase': async (_args, caller) => {
      partOf(caller)
      await printPage(caller.window)
      return {}
    },
    'sync.create': (args, caller) => change(caller, (sync) => sync.create(args)),
    'sync.addRelay': (args, caller) => change(caller, ({ places }) => places.addRelay(args)),
    'sync.changeRelay': (args, caller) => change(caller, ({ places }) => places.changeRelay(args)),
    'sync.chooseFolder': async (_args, caller) => {
      const sync = partOf(caller)
      const path = await chooseFolder(caller.window)
      return path === undefined ? null : { folderToken: sync.places.keepFolder(path), path }
    },
    'sync.addFolder': ({ folderToken }, caller) =>
      change(caller, ({ places }) => places.addFolder(folderToken)),
    'sync.retryTransport': ({ id, invite }, caller) =>
      change(caller, ({ places }) => places.retry(id, invite)),
    'sync.removeTransport': ({ id }, caller) => change(caller, ({ places }) => places.remove(id)),
    'sync.setPaused': ({ isPaused }, caller) => change(caller, (sync) => sync.setPaused(isPaused)),
    'sync.renameDevice': ({ name }, caller) => change(caller, (sync) => sync.renameDevice(name)),
    'sync.removeDevice': ({ chainId }, caller) => change(caller, (sync) => sync.removeDevice(chainId)),
    'sync.turnOff': (_args, caller) => change(caller, (sync) => sync.turnOff()),
    'sync.unlock': ({ passphrase }, caller) => change(caller, (sync) => sync.unlock(passphrase)),
    'sync.protect': ({ passphrase }, caller) => change(caller, (sync) => sync.protect(passphrase)),
    'sync.dismissNotice': ({ id }, caller) => change(caller, (sync) => sync.dismissNotice(id)),
    'sync.bringBack': (_args, caller) => change(caller, ({ massDeletion }) => massDeletion.bringBack()),

    'sync.pairing': (_args, caller) => partOf(caller).pairing,
    'sync.beginPairing': ({ transportId }, caller) => pair(caller, (sync) => sync.beginPairing(transportId)),
    'sync.joinByCode': (args, caller) => pair(caller, (sync) => sync.joinByCode(args)),
    'sync.answerDigits': ({ areSame }, caller) => pair(caller, (sync) => sync.answerDigits(areSame)),
    'sync.cancelPairing': (_args, caller) => pair(caller, (sync) => sync.cancelPairing()),

    'sync.joining': (_args, caller) => partOf(caller).joining,
    'sync.joinByPhrase': (args, caller) => join(caller, (sync) => sync.joinByPhrase(args)),
    'sync.confirmJoin': ({ mergeHereIds }, caller) => join(caller, (sync) => sync.confirmJoin(mergeHereIds)),
    'sync.cancelJoin': (_args, caller) => join(caller, (sync) => sync.cancelJoin()),
  }
}
