import { join } from 'node:path'
import { BrowserWindow, nativeTheme, type BrowserWindowConstructorOptions } from 'electron'
import type { WindowRole } from '@shared/ipc/call'
import { addContextMenu } from './context-menu'

/** The interface's paper, so that a window shows no flash of another colour before its page is drawn. */
const paper = { light: '#FBFAF7', dark: '#15191F' }

// SECURITY: the one place where windows are made, so that all have the same walls.
const walls = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false }

export function createWindow(role: WindowRole, options: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    show: false,
    backgroundColor: paperNow(),
    webPreferences: {
      ...walls,
      spellcheck: true,
      // A window that stands behind another still has writes to send.
      backgroundThrottling: false,
      preload: join(import.meta.dirname, `../preload/${role}.cjs`),
    },
  })
  addContextMenu(window)
  const repaint = () => window.setBackgroundColor(paperNow())
  nativeTheme.on('updated', repaint)
  window.once('closed', () => nativeTheme.off('updated', repaint))
  return window
}

/** A window that nobody sees, for a page to print. It has no preload, and so no way to ask for anything. */
export function createPageWindow(): BrowserWindow {
  return new BrowserWindow({ show: false, webPreferences: { ...walls, spellcheck: false } })
}

function paperNow(): string {
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light
}
