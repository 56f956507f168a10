import { dialog, type BrowserWindow } from 'electron'

/** The system's own dialog, for a folder that another program syncs. */
export async function chooseSyncFolder(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a folder that your devices share',
    buttonLabel: 'Choose',
    properties: ['openDirectory', 'createDirectory'],
  })
  return canceled ? undefined : filePaths[0]
}
