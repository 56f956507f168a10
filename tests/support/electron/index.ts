/*
 * The stand-in for the `electron` module of a main process. It does what the app uses of it, as Electron's documentation
 * and types say; anything else throws its name.
 */
import { BrowserWindow as Window } from './browser-window.ts'
import './control.ts'
import { Menu as AnyMenu } from './menu.ts'
import { strict } from './strict.ts'

export { app } from './app.ts'
export { clipboard, ClipboardItem } from './clipboard.ts'
export { dialog } from './dialog.ts'
export { globalShortcut } from './global-shortcut.ts'
export { ipcMain } from './ipc-main.ts'
export { MenuItem } from './menu.ts'
export { NativeImage, nativeImage } from './native-image.ts'
export { nativeTheme } from './native-theme.ts'
export { screen } from './screen.ts'
export { protocol, session } from './session.ts'
export { shell } from './shell.ts'
export { crashReporter, Notification, powerMonitor, safeStorage, systemPreferences } from './system.ts'
export { Tray } from './tray.ts'
export { allWebContents as webContents } from './web-contents.ts'

// Classes with static methods refuse unknown ones too.
export const BrowserWindow = strict('BrowserWindow', Window)
export const Menu = strict('Menu', AnyMenu)

// Named, so that a bundle which imports them starts and learns at their first use.
export const autoUpdater = strict('autoUpdater', {})
export const BaseWindow = strict('BaseWindow', {})
export const contentTracing = strict('contentTracing', {})
export const desktopCapturer = strict('desktopCapturer', {})
export const MessageChannelMain = strict('MessageChannelMain', {})
export const net = strict('net', {})
export const powerSaveBlocker = strict('powerSaveBlocker', {})
export const utilityProcess = strict('utilityProcess', {})
export const WebContentsView = strict('WebContentsView', {})
export const webFrameMain = strict('webFrameMain', {})
