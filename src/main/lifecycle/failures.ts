import { join } from 'node:path'
import { app, dialog } from 'electron'
import { UserError } from '@shared/ipc/user-error'
import { offerCopy } from '../transfer/offer-copy'
import { VaultTooNew } from '../vault/failures'
import { openLog, type Log } from './log'
import { askToGoOn } from './questions'

/** Opens the log and makes sure that no failure of the main process goes unseen. */
export function watchFailures(): Log {
  const log = openLog(logFolder(), Date.now)
  let wasSaid = false
  const onFailure = (where: string) => (error: unknown) => {
    log.failure(where, error)
    if (!app.isPackaged) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    if (wasSaid || !app.isReady()) return
    wasSaid = true
    void askToGoOn().then((quits) => quits && app.quit())
  }
  process.on('uncaughtException', onFailure('uncaught'))
  process.on('unhandledRejection', onFailure('unhandled'))
  return log
}

/** The app could not be brought up: says why, and ends. */
export async function failToStart(log: Log, error: unknown): Promise<void> {
  log.failure('start', error)
  if (error instanceof VaultTooNew) {
    await offerCopy(error)
    return app.exit(1)
  }
  if (!app.isPackaged) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  const reason =
    error instanceof UserError
      ? error.message
      : `What went wrong was written to the log in ${logFolder()}. Nothing you wrote was removed.`
  dialog.showErrorBox('Leadup could not start', reason)
  app.exit(1)
}

function logFolder(): string {
  return join(app.getPath('userData'), 'logs')
}
