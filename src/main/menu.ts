import type { MenuItemConstructorOptions } from 'electron'
import type { AppCommand } from '@shared/ipc/calls/desktop'

export interface MenuActions {
  command: (command: AppCommand) => void
  capture: () => void
  openSample: () => void
  close: () => void
  quit: () => void
}

/**
 * The native menu. Its accelerators come after the page: a page that handles a key keeps it, so nothing happens twice.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  isDevelopment: boolean,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const item = (label: string, command: AppCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    ...(accelerator ? { accelerator } : {}),
    click: () => actions.command(command),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const settings = item('Settings…', 'open-settings', 'CommandOrControl+,')
  const quit: MenuItemConstructorOptions = {
    id: 'quit',
    label: isMac ? 'Quit Leadup' : 'Quit',
    accelerator: 'CommandOrControl+Q',
    click: actions.quit,
  }
  const appMenu: MenuItemConstructorOptions = {
    label: 'Leadup',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      quit,
    ],
  }
  return [
    ...(isMac ? [appMenu] : []),
    {
      label: 'File',
      submenu: [
        item('New 1:1', 'new-meeting', 'CommandOrControl+N'),
        item('New person', 'new-person', 'CommandOrControl+Shift+N'),
        { id: 'capture', label: 'Capture', click: actions.capture },
        separator,
        { id: 'sample', label: 'Look at the sample workspace', click: actions.openSample },
        separator,
        { id: 'close', label: 'Close window', accelerator: 'CommandOrControl+W', click: actions.close },
        ...(isMac ? [] : [separator, settings, separator, quit]),
      ],
    },
    {
      label: 'Edit',
      submenu: [
        item('Undo', 'undo', 'CommandOrControl+Z'),
        item('Redo', 'redo', 'CommandOrControl+Shift+Z'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle', label: 'Paste without formatting' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        item('Today', 'open-today', 'CommandOrControl+1'),
        item('1:1s', 'open-meetings', 'CommandOrControl+2'),
        item('People', 'open-people', 'CommandOrControl+3'),
        item('Signals', 'open-signals', 'CommandOrControl+4'),
        item('Search', 'open-palette', 'CommandOrControl+K'),
        separator,
        item('Show or hide the rail', 'toggle-rail'),
        item('Show or hide the shelf', 'toggle-shelf', 'CommandOrControl+.'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(isDevelopment
          ? [separator, { role: 'forceReload' } as const, { role: 'toggleDevTools' } as const]
          : []),
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    { label: 'Help', role: 'help', submenu: [item('Keyboard shortcuts', 'show-shortcuts')] },
  ]
}
