import { app, dialog } from 'electron'
import { UserError } from '@shared/ipc/user-error'
import type { Handlers } from '../ipc/serve'
import { failureKind } from '../vault/failures'
import { exportWorkspace } from './export-workspace'

type ExportHandlers = Pick<Handlers, Extract<keyof Handlers, `export.${string}`>>

export const exportHandlers: ExportHandlers = {
  'export.now': async ({ unsavedBodies, unsavedWrites }, { window, workspace }) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: 'Export a copy',
      message: 'Choose the folder to put the copy in.',
      buttonLabel: 'Export here',
      defaultPath: app.getPath('documents'),
      properties: ['openDirectory', 'createDirectory'],
    })
    const [parent] = filePaths
    if (canceled || parent === undefined) return { outcome: 'cancelled' }
    const bodies = unsavedBodies.map(({ id, update }) => ({ documentId: id, update }))
    try {
      const unsaved = { bodies, writes: unsavedWrites }
      const { vault, attachments } = workspace
      const source = {
        allRows: () => vault.allRows(),
        bodyState: (id: string) => vault.bodyState(id),
        readFile: (chunks: readonly string[]) => attachments.readAll(chunks),
      }
      const exported = await exportWorkspace(source, unsaved, parent, Date.now())
      return { outcome: 'exported', ...exported }
    } catch (error) {
      throw new UserError('not-exported', reasonOf(error))
    }
  },
}

function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.message
  const kind = failureKind(error)
  if (kind === 'disk-full')
    return 'There is not enough space in that folder, so nothing was exported. Choose another one.'
  if (kind === 'not-writable')
    return 'Leadup may not write to that folder, so nothing was exported. Choose another one.'
  return 'The copy could not be written, so nothing was exported. Choose another folder.'
}
