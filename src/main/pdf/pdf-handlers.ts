import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { app, dialog } from 'electron'
import { UserError } from '@shared/ipc/user-error'
import { safeName } from '../attachments/safe-name'
import type { Handlers } from '../ipc/serve'
import { failureKind } from '../vault/failures'
import { printPdf } from './print-pdf'

export const pdfHandlers: Pick<Handlers, Extract<keyof Handlers, `pdf.${string}`>> = {
  'pdf.save': async (page, { window }) => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: 'Save as PDF',
      defaultPath: join(app.getPath('documents'), `${safeName(page.title)}.pdf`),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    })
    if (canceled || !filePath) return { outcome: 'cancelled' }
    const path = extname(filePath) === '' ? `${filePath}.pdf` : filePath
    await writeWhole(path, await printPdf(page))
    return { outcome: 'saved', fileName: basename(path) }
  },
}

/** Beside its place first: a file of that name is replaced by a whole one, or not at all. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = join(dirname(path), `.${randomUUID()}.part`)
  try {
    await writeFile(partial, bytes, { flag: 'wx' })
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw new UserError('not-written', reasonOf(error))
  }
}

function reasonOf(error: unknown): string {
  const kind = failureKind(error)
  if (kind === 'disk-full') {
    return 'There is not enough space there, so no PDF was written. Choose another folder.'
  }
  if (kind === 'not-writable') {
    return 'Leadup may not write there, so no PDF was written. Choose another folder.'
  }
  return 'The PDF could not be written. Nothing was changed there; choose another folder or name.'
}
