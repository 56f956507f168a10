import { dialog, type BrowserWindow } from 'electron'

/** The system's own dialog, for one calendar file. */
export async function chooseCalendarFile(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a calendar file',
    buttonLabel: 'Choose',
    properties: ['openFile'],
    filters: [
      { name: 'Calendar files', extensions: ['ics', 'ical', 'ifb', 'icalendar'] },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return canceled ? undefined : filePaths[0]
}
