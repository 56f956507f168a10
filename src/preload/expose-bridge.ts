import { contextBridge, ipcRenderer } from 'electron'
import type { WindowRole } from '@shared/ipc/call'
import { callChannel, eventChannel, type Bridge } from '@shared/ipc/bridge'

/** Which calls and events each role has: the contract's names, put in by the build. */
declare const __NAMES__: Record<WindowRole, { calls: string[]; events: string[] }>

/** SECURITY: gives the page this role's part of the contract, by name, and no channel of its own choosing. */
export function exposeBridge(role: WindowRole): void {
  const callNames = new Set(__NAMES__[role].calls)
  const eventNames = new Set(__NAMES__[role].events)
  const bridge: Bridge = {
    async call(name, args) {
      if (!callNames.has(name))
        return { ok: false, code: 'wrong-window', message: `${name} is not for this window.` }
      return ipcRenderer.invoke(callChannel, name, args)
    },
    listen(listener) {
      const relay = (_event: unknown, name: string, payload: unknown) => {
        if (eventNames.has(name)) listener(name, payload)
      }
      ipcRenderer.on(eventChannel, relay)
      return () => {
        ipcRenderer.off(eventChannel, relay)
      }
    },
  }
  contextBridge.exposeInMainWorld('leadup', bridge)
}
