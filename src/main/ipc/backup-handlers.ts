import { mkdirSync } from 'node:fs'
import { shell } from 'electron'
import { UserError } from '@shared/ipc/user-error'
import type { Workspace } from '../workspace/workspace'
import type { Handlers } from './serve'

type BackupHandlers = Pick<Handlers, Extract<keyof Handlers, `backups.${string}`>>

export const backupHandlers: BackupHandlers = {
  'backups.state': (_args, { workspace }) => stateOf(workspace),

  'backups.make': async (_args, { workspace }) => {
    const { make } = partsOf(workspace)
    if (!make)
      throw new UserError('not-writable', 'Leadup may not write to its folder, so there is no new backup.')
    try {
      await make()
    } catch {
      throw new UserError(
        'no-backup',
        'The backup could not be made. The earlier ones are kept; try again later.',
      )
    }
    return stateOf(workspace)
  },

  'backups.showFolder': async (_args, { workspace }) => {
    const { folder } = partsOf(workspace)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const failure = await shell.openPath(folder)
    if (failure !== '') throw new UserError('not-shown', `The folder could not be opened: ${folder}`)
    return {}
  },
}

function stateOf(workspace: Workspace) {
  const { folder, list } = partsOf(workspace)
  const backups = list()
  const [newest] = backups
  return {
    folder,
    count: backups.length,
    lastMadeAt: newest ? new Date(newest.madeAtMs).toISOString() : null,
  }
}

function partsOf({ backups }: Workspace) {
  if (!backups) throw new UserError('no-backups', 'This workspace has no backups of its own.')
  return backups
}
