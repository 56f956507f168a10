import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { z } from 'zod'
import { callChannel, type Outcome } from '@shared/ipc/bridge'
import { calls, type CallName, type Calls } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'
import { isOwnPage } from '../security/app-origin'
import type { OpenWindow, OpenWindows } from '../windows/open-windows'

/** One handler for each call of the contract: a missing one does not compile. */
export type Handlers = {
  [Name in CallName]: (
    args: z.output<Calls[Name]['args']>,
    caller: OpenWindow,
  ) => z.input<Calls[Name]['result']> | Promise<z.input<Calls[Name]['result']>>
}

/** What serving needs of Electron's `ipcMain`. */
export type IpcPort = Pick<IpcMain, 'handle' | 'removeHandler'>

/** Opens the one door between windows and the main process. Returns the function that closes it. */
export function serveCalls(
  ipc: IpcPort,
  handlers: Handlers,
  windows: Pick<OpenWindows, 'of'>,
  report: (error: unknown, callName: string) => void,
): () => void {
  ipc.handle(callChannel, async (event, name: unknown, args: unknown): Promise<Outcome> => {
    try {
      const caller = checkSender(event, windows)
      const [callName, call] = checkName(name, caller)
      const parsed = call.args.safeParse(args)
      if (!parsed.success) throw new UserError('bad-arguments', `${callName}: the arguments do not fit.`)
      caller.isListening = true
      const handler = handlers[callName] as (args: unknown, caller: OpenWindow) => unknown
      return { ok: true, result: await onSoundVault(() => handler(parsed.data, caller), caller) }
    } catch (error) {
      if (error instanceof UserError) return { ok: false, code: error.code, message: error.message }
      report(error, String(name))
      return {
        ok: false,
        code: 'unexpected',
        message: 'Something went wrong inside Leadup. Nothing you wrote was removed.',
      }
    }
  })
  return () => ipc.removeHandler(callChannel)
}

/**
 * A call that met damage, or came while the vault is put together again, is carried out once more on the new one: a
 * command that came through has its id there.
 */
async function onSoundVault(handle: () => unknown, { workspace }: OpenWindow): Promise<unknown> {
  try {
    return await handle()
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'vault-damaged') throw error
    // Where that fails it is told by its own; here it only means that the vault is as it was.
    await workspace.rebuilding.catch(() => undefined)
    return await handle()
  }
}

// SECURITY: only the top frame of a window of ours, showing a page of ours, is heard.
function checkSender(event: IpcMainInvokeEvent, windows: Pick<OpenWindows, 'of'>): OpenWindow {
  const caller = windows.of(event.sender)
  const frame = event.senderFrame
  const isTopFrame = frame !== null && frame === event.sender.mainFrame && frame.parent === null
  if (!caller || !isTopFrame || !isOwnPage(frame.url)) {
    throw new UserError('wrong-sender', 'This call did not come from a window of Leadup.')
  }
  return caller
}

function checkName(name: unknown, caller: OpenWindow): [CallName, Calls[CallName]] {
  if (typeof name !== 'string' || !Object.hasOwn(calls, name)) {
    throw new UserError('no-such-call', 'There is no such call.')
  }
  const callName = name as CallName
  const call = calls[callName]
  if (!(call.roles as readonly string[]).includes(caller.role)) {
    throw new UserError('wrong-window', `${callName} is not for this window.`)
  }
  return [callName, call]
}
