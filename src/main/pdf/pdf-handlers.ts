import { basename, extname, join } from 'node:path'
import { app, dialog } from 'electron'
import { safeName } from '../attachments/safe-name'
import type { Handlers } from '../ipc/serve'
import { printPdf } from './print-pdf'
import { writeWhole } from './write-whole'

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
