import type Electron from 'electron'
import { strict } from './strict.ts'

/** What the app asked the system to do. Nothing of it is done. */
export interface ShellRequest {
  action: 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem' | 'beep' | 'notification' | 'print'
  target: string
}

const requests: ShellRequest[] = []

export function recordShellRequest(action: ShellRequest['action'], target: string): void {
  requests.push({ action, target })
}

export function shellRequests(): ShellRequest[] {
  return [...requests]
}

export const shell = strict('shell', {
  openExternal: async (url: string) => recordShellRequest('openExternal', url),
  openPath: async (path: string) => {
    recordShellRequest('openPath', path)
    return ''
  },
  showItemInFolder: (path: string) => recordShellRequest('showItemInFolder', path),
  trashItem: async (path: string) => recordShellRequest('trashItem', path),
  beep: () => recordShellRequest('beep', ''),
}) satisfies Partial<Electron.Shell>
