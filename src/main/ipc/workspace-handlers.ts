import { app } from 'electron'
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

  'deviceState.read': ({ key }, { workspace }) => workspace.vault.readDeviceState(key),

  'deviceState.write': ({ key, value }, { workspace }) => {
    workspace.vault.writeDeviceState(key, value)
    return {}
  },

  'saving.state': (_args, { workspace }) => workspace.saving.state,

  'saving.retry': async (_args, { workspace }) => {
    await workspace.commit({ commandId: crypto.randomUUID(), fields: [], bodies: [] })
    return workspace.saving.state
  },
}
