import type { BrowserWindow } from './browser-window.ts'
import type { WebContents } from './web-contents.ts'

/** What exists at the moment. Kept apart from the classes, so that none needs to import all others. */
export const registry = {
  windows: new Map<number, BrowserWindow>(),
  webContents: new Map<number, WebContents>(),
  /** Undefined also means that another application has the focus. */
  focusedWindow: undefined as BrowserWindow | undefined,
}

let lastId = 0

/** Ids of windows, web contents and menu commands; Electron's are small integers too. */
export function nextId(): number {
  return ++lastId
}
