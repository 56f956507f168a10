import { dialog } from 'electron'
import type { Choice } from './may-leave'

/** Asked when changes are still not on disk; `leaveLabel` names what the user was about to do. */
export async function askToLeave(leaveLabel: string): Promise<Choice> {
  const choices: Choice[] = ['wait', 'leave', 'stay']
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: 'Your latest changes are not on disk yet',
    detail:
      'Leadup is still writing them. If you go on now they may be lost; everything saved before stays as it is.',
    buttons: ['Wait', leaveLabel, 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  return choices[response] ?? 'stay'
}

/** Said once, when closing the main window first leaves the app running. Returns whether to quit instead. */
export async function sayKeepsRunning(where: string, shortcut: string | undefined): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'info',
    message: 'Leadup keeps running',
    detail: [
      `The window is closed; Leadup stays ${where}, so that quick capture works.`,
      shortcut ? `Press ${keysOf(shortcut)} to capture.` : '',
      'You can change this in Settings.',
    ]
      .filter(Boolean)
      .join(' '),
    buttons: ['Keep running', 'Quit Leadup'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

/** Asked when a window's page stops again and again. Returns whether to open it once more. */
export async function askToReopen(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'This window of Leadup keeps stopping',
    detail: 'Everything that was saved is on this device. Opening the window again may help.',
    buttons: ['Open again', 'Close window'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}

/** Says what went wrong inside, once, and asks whether to go on. Returns whether to quit. */
export async function askToGoOn(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'Something went wrong inside Leadup',
    detail:
      'Everything that was saved is on this device. You can go on; if Leadup behaves oddly, quit and start it again.',
    buttons: ['Go on', 'Quit'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

/** An accelerator as keyboards name its keys. */
function keysOf(accelerator: string): string {
  return accelerator.replace(
    /CommandOrControl|CmdOrCtrl/i,
    process.platform === 'darwin' ? 'Command' : 'Ctrl',
  )
}
