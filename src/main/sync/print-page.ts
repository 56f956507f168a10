import type { BrowserWindow } from 'electron'
import { UserError } from '@shared/ipc/user-error'

/**
 * The system's print dialog for what the window's print styles leave on the page. A user who cancels it has what they
 * wanted; a printer that fails is said.
 */
export async function printPage(window: BrowserWindow): Promise<void> {
  const reason = await new Promise<string>((resolve) => {
    window.webContents.print({ silent: false }, (wasPrinted, failure) => resolve(wasPrinted ? '' : failure))
  })
  if (reason === '' || /cancel/i.test(reason)) return
  throw new UserError('not-printed', 'It could not be printed. Write the words down, or try another printer.')
}
