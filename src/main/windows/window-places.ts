import { screen, type BrowserWindow } from 'electron'
import { z } from 'zod'
import type { Workspace } from '../workspace/workspace'
import { placeWindow, type Rectangle } from './bounds'

const placeSchema = z.object({
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  isMaximized: z.boolean(),
})

/** Moving a window changes its bounds many times a second; they are written once it rests. */
const restMs = 400
const preferred = { width: 1360, height: 860 }

/** Where this window was the last time, on a display that is there now; or the middle of the first display. */
export function placeOf(workspace: Workspace, key: string): { bounds: Rectangle; isMaximized: boolean } {
  const saved = placeSchema.safeParse(workspace.recall(key))
  if (!saved.success) {
    const area = screen.getPrimaryDisplay().workArea
    const width = Math.min(preferred.width, area.width)
    const height = Math.min(preferred.height, area.height)
    // The sample's window first opens beside the corner of the other, not on top of it.
    const shift = workspace.isSample ? 32 : 0
    const x = Math.round(area.x + (area.width - width) / 2) + shift
    const y = Math.round(area.y + (area.height - height) / 2) + shift
    return { bounds: { x, y, width, height }, isMaximized: false }
  }
  const { bounds, isMaximized } = saved.data
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  return {
    bounds: placeWindow(bounds, workAreas, screen.getDisplayMatching(bounds).workArea),
    isMaximized,
  }
}

/** Writes down where the window is, each time it has come to rest, until it is closed. */
export function rememberPlace(window: BrowserWindow, workspace: Workspace, key: string): void {
  let timer: NodeJS.Timeout | undefined
  const write = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    workspace.remember(key, {
      bounds: window.getNormalBounds(),
      isMaximized: window.isMaximized(),
    })
  }
  const writeAtRest = () => {
    clearTimeout(timer)
    timer = setTimeout(write, restMs)
  }
  window.on('resize', writeAtRest)
  window.on('move', writeAtRest)
  window.on('maximize', writeAtRest)
  window.on('unmaximize', writeAtRest)
  window.on('close', write)
  window.once('closed', () => clearTimeout(timer))
}
