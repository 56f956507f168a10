import { app } from './app.ts'
import type { BrowserWindow } from './browser-window.ts'
import { registry } from './registry.ts'
import { CancelableEvent } from './strict.ts'

/** Who had the focus before, latest last; undefined is another application. */
let earlier: (BrowserWindow | undefined)[] = []

/** One window has the focus, or another application has it. */
export function moveFocus(to: BrowserWindow | undefined): void {
  const from = registry.focusedWindow
  if (from === to) return
  earlier = [...earlier.filter((window) => window !== to && window !== from), from]
  change(from, to)
}

/** A window that goes away gives the focus back to who had it before. */
export function giveFocusBack(from: BrowserWindow): void {
  earlier = earlier.filter((window) => window !== from)
  if (registry.focusedWindow !== from) return
  const at = earlier.findLastIndex((window) => !window || window.isVisible())
  const to = earlier[at]
  earlier = earlier.slice(0, Math.max(0, at))
  change(from, to)
}

function change(from: BrowserWindow | undefined, to: BrowserWindow | undefined): void {
  registry.focusedWindow = to
  for (const [window, name] of [[from, 'blur'] as const, [to, 'focus'] as const]) {
    if (!window || window.isDestroyed()) continue
    window.tellPage()
    window.emit(name, new CancelableEvent())
    window.webContents.emit(name)
    app.emit(`browser-window-${name}`, new CancelableEvent(), window)
  }
}
