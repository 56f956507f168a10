import { app } from 'electron'
import type { WindowRole } from '@shared/ipc/call'
import { UserError } from '@shared/ipc/user-error'
import type { Handlers } from './serve'

type WorkspaceHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `${'workspace' | 'deviceState' | 'saving'}.${string}`>
>

export const workspaceHandlers: WorkspaceHandlers = {
  'workspace.info': (_args, { workspace }) => ({
    workspaceId: workspace.vault.workspaceId,
    incarnation: workspace.vault.incarnation,
    isSample: workspace.isSample,
    version: app.getVersion(),
    platform: process.platform,
    notices: workspace.notices,
  }),

  'deviceState.read': ({ key }, { workspace, role }) => {
    checkKey(key, role)
    return workspace.vault.readDeviceState(key)
  },

  'deviceState.write': ({ key, value }, { workspace, role }) => {
    checkKey(key, role)
    workspace.vault.writeDeviceState(key, value)
    return {}
  },

  'saving.state': (_args, { workspace }) => workspace.saving.state,

  'saving.retry': async (_args, { workspace }) => {
    await workspace.commit({ commandId: crypto.randomUUID(), fields: [], bodies: [] })
    return workspace.saving.state
  },
}

// SECURITY: the capture window remembers its draft, and learns nothing of where the main window is.
function checkKey(key: string, role: WindowRole): void {
  if (role === 'capture' && !key.startsWith('capture.')) {
    throw new UserError('wrong-window', `${key} is not for this window.`)
  }
}
