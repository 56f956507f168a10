import { basename, extname, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { safeName } from '../attachments/safe-name'
import { writeWhole } from './write-whole'

interface FileToSave {
  /** To the user: "PDF". */
  what: string
  /** Without its dot. */
  extension: string
  /** What the file is called unless the user says otherwise. */
  title: string
}

/** Asks where, and writes there what is made once that is known. */
export async function saveAs(
  window: BrowserWindow,
  { what, extension, title }: FileToSave,
  make: () => Promise<Uint8Array | string>,
): Promise<{ outcome: 'saved'; fileName: string } | { outcome: 'cancelled' }> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: `Save as ${what}`,
    defaultPath: join(app.getPath('documents'), `${safeName(title)}.${extension}`),
    filters: [{ name: what, extensions: [extension] }],
  })
  if (canceled || !filePath) return { outcome: 'cancelled' }
  const path = extname(filePath) === '' ? `${filePath}.${extension}` : filePath
  await writeWhole(path, await make(), what)
  return { outcome: 'saved', fileName: basename(path) }
}
