import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import type { VaultTooNew } from '../vault/failures'

/** Says that a newer Leadup is needed, and offers a copy of the vault's file as it is: it is whole, and closed. */
export async function offerCopy({ message, path }: VaultTooNew): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'info',
    message: 'This workspace needs a newer Leadup',
    detail: message,
    buttons: ['Save a copy…', 'Quit'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) return
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: 'Save a copy',
    defaultPath: join(app.getPath('documents'), 'Leadup workspace.db'),
  })
  if (canceled || !filePath) return
  try {
    copyFileSync(path, filePath)
  } catch {
    dialog.showErrorBox(
      'The copy could not be saved',
      'Nothing was changed. Start Leadup again and choose another place.',
    )
  }
}
