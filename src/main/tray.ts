import { Menu, nativeImage, nativeTheme, Tray, type MenuItemConstructorOptions } from 'electron'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { earliestStart, timeOf } from '@shared/domain/meeting-time'
import { dayInWords, timeInWords } from '@shared/domain/meeting-words'
import { trayIconPath } from './tray-icon-path'
import { nextMeeting } from '@shared/domain/next-meeting'
import { syncMenuItems, type SyncMenuActions } from './sync/sync-menu-items'
import type { WorkspaceSync } from './sync/workspace-sync-port'
import type { Workspace } from './workspace/workspace'

export interface TrayActions extends SyncMenuActions {
  capture: () => void
  open: () => void
  openPocket: () => void
  quit: () => void
}

/** The next meeting's day is said anew at least this often, since "today" ends at midnight. */
const longestRefreshMs = 30 * 60_000
/** Imports write many meetings one after another. */
const restMs = 500

/** The icon in the tray, or `undefined` on a desktop that has none. Returns the function that takes it away. */
export function showTray(
  workspace: Workspace,
  sync: Pick<WorkspaceSync, 'state' | 'onChanged'>,
  actions: TrayActions,
  ports: { nowMs: () => number; zone: () => string },
): (() => void) | undefined {
  const tray = createTray()
  if (!tray) return undefined
  tray.setToolTip('Leadup')
  let timer: NodeJS.Timeout | undefined
  let shownLabels = ''
  const show = (nextWords: string | undefined) => {
    const template = trayTemplate(nextWords, syncMenuItems(sync.state, actions), actions)
    // A menu that is open closes when it is set anew, and sync tells of each change that travels.
    const labels = template.map(({ label }) => label).join()
    if (labels === shownLabels) return
    shownLabels = labels
    tray.setContextMenu(Menu.buildFromTemplate(template))
  }
  const refresh = () => {
    const next = upcoming(workspace, ports)
    show(next?.words)
    schedule(Math.min(longestRefreshMs, next?.endsInMs ?? longestRefreshMs))
  }
  const schedule = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(refresh, ms)
    timer.unref()
  }
  // Which meeting is next can wait until the windows are up.
  show(undefined)
  schedule(restMs)
  const unsubscribeSync = sync.onChanged(() => schedule(restMs))
  const unsubscribe = workspace.onRowsChanged((rows) => {
    if (rows.some(({ kind }) => kind === 'meeting')) schedule(restMs)
  })
  const redraw = () => tray.setImage(trayImage())
  nativeTheme.on('updated', redraw)
  // On macOS a click opens the menu; elsewhere it opens the app, as users of those systems expect.
  if (process.platform !== 'darwin') tray.on('click', actions.open)
  return () => {
    clearTimeout(timer)
    unsubscribe()
    unsubscribeSync()
    nativeTheme.off('updated', redraw)
    tray.destroy()
  }
}

/** SECURITY: nothing private: the next meeting is a time, without with whom; sync names no device. */
function trayTemplate(
  nextWords: string | undefined,
  syncItems: MenuItemConstructorOptions[],
  actions: TrayActions,
): MenuItemConstructorOptions[] {
  return [
    { id: 'capture', label: 'Capture', click: actions.capture },
    { id: 'open', label: 'Open Leadup', click: actions.open },
    { type: 'separator' },
    { id: 'next', label: nextWords ?? 'No 1:1 ahead', enabled: nextWords !== undefined, click: actions.open },
    { id: 'pocket', label: 'In your pocket', click: actions.openPocket },
    ...(syncItems.length > 0 ? [{ type: 'separator' as const }, ...syncItems] : []),
    { type: 'separator' },
    { id: 'quit', label: 'Quit Leadup', click: actions.quit },
  ]
}

function upcoming(
  { vault }: Workspace,
  ports: { nowMs: () => number; zone: () => string },
): { words: string; endsInMs: number } | undefined {
  const [nowMs, zone] = [ports.nowMs(), ports.zone()]
  const earliest = earliestStart(nowMs)
  const rows = vault.rows(['meeting']).filter(({ fields }) => String(fields['start']) >= earliest)
  const next = nextMeeting(rows.map(meetingKind.readRow), { nowMs, zone })
  const time = next && timeOf(next.fields, zone)
  if (!time) return undefined
  return {
    words: `Next 1:1 ${dayInWords(time.startMs, nowMs, zone)}, ${timeInWords(time.startMs, zone)}`,
    endsInMs: time.endMs - nowMs,
  }
}

function createTray(): Tray | undefined {
  try {
    return new Tray(trayImage())
  } catch {
    // Some Linux desktops have no tray; capture is then reached by its hotkey and by the command line.
    return undefined
  }
}

function trayImage() {
  return nativeImage.createFromPath(
    trayIconPath(import.meta.dirname, {
      platform: process.platform,
      isDark: nativeTheme.shouldUseDarkColors,
    }),
  )
}
