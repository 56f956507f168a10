import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  globalShortcut,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  session,
} from 'electron'
import { settingsId } from '@shared/documents/kinds/settings'
import { attachmentHandlers } from './attachments/attachment-handlers'
import { ImageAddresses } from './attachments/image-addresses'
import { OpenedCopies } from './attachments/opened-copies'
import { calendarHandlers } from './calendar/calendar-handlers'
// oxlint-disable-next-line import/default -- the build makes this module: its default export is the path
import calendarWorkerPath from './calendar/calendar-worker?modulePath'
import { chooseCalendarFile } from './calendar/choose-file'
import { CalendarSubscription } from './calendar/subscription/calendar-subscription'
import { ReaderThread } from './calendar/reader-thread'
import { captureLine } from './capture/capture-line'
import { CaptureWindow } from './capture/capture-window'
import { Hotkey } from './capture/hotkey'
import type { CommandLine } from './command-line'
import { captureHandlers } from './ipc/capture-handlers'
import { backupHandlers } from './ipc/backup-handlers'
import { clipboardHandlers } from './ipc/clipboard-handlers'
import { desktopHandlers } from './ipc/desktop-handlers'
import { documentHandlers } from './ipc/document-handlers'
import { openerHandlers } from './ipc/opener-handlers'
import { serveCalls } from './ipc/serve'
import { workspaceHandlers } from './ipc/workspace-handlers'
import type { LaunchRequests } from './launch-requests'
import { stayOrQuit } from './lifecycle/keep-running'
import type { Log } from './lifecycle/log'
import { waitBeforeQuitting } from './lifecycle/quitting'
import { menuTemplate } from './menu'
import { tellOfMeetings } from './notices/meeting-notices'
import { showNotification } from './notices/show-notification'
import { pdfHandlers } from './pdf/pdf-handlers'
import { searchHandlers } from './search/search-handlers'
import { serveApp } from './security/app-protocol'
import { serveFromDevServer } from './security/dev-server'
import { guardContents, guardSession } from './security/guards'
import { applySpelling, followSettings, readSettings } from './settings'
import { chooseSyncFolder } from './sync/choose-folder'
import { openWorkspaceSync } from './sync/open-workspace-sync'
import { printPage } from './sync/print-page'
import { syncHandlers } from './sync/sync-handlers'
import { tellSync } from './sync/tell-sync'
import { exportHandlers } from './transfer/export-handlers'
import { mailFileHandlers } from './transfer/mail-file-handlers'
import { showTray } from './tray'
import { Flushing } from './windows/flushing'
import { CrashLimit } from './windows/crash-limit'
import { MainWindows } from './windows/main-windows'
import { OpenWindows } from './windows/open-windows'
import { clearStaleCaches } from './workspace/clear-stale-caches'
import { openWorkspace } from './workspace/open-workspace'
import { Sample } from './workspace/sample'
import type { Workspace } from './workspace/workspace'
import { documentWrites } from './workspace/write-documents'

/** The capture window is made once the first window has had the main process to itself for a while. */
const idleDelayMs = 1500

const ports = { nowMs: Date.now, zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone }

/** Brings the app up, part by part, in the order they need each other. */
export async function startApp(requests: LaunchRequests, log: Log): Promise<void> {
  guardContents()
  await app.whenReady()
  log.note('start', { version: app.getVersion(), platform: process.platform })
  const images = new ImageAddresses()
  const copies = new OpenedCopies(app.getPath('temp'))
  const respond = (address: string) => images.respond(address)
  const devServer = import.meta.env.DEV ? process.env['ELECTRON_RENDERER_URL'] : undefined
  if (devServer) serveFromDevServer(session.defaultSession, devServer, respond)
  else {
    guardSession(session.defaultSession)
    serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'), respond)
  }

  const windows = new OpenWindows()
  const folder = join(app.getPath('userData'), 'workspace')
  const own = openWorkspace({ folder, isSample: false }, windows, log)
  await clearStaleCaches(own, session.defaultSession)
  const sync = await openWorkspaceSync(own, folder, log)

  const flushing = new Flushing(windows, (ms) => new Promise((resolve) => setTimeout(resolve, ms)))
  const noteCrash = (reason: string) => log.note('capture-crashed', { reason })
  const captureWindow = new CaptureWindow(windows, own, new CrashLimit(ports.nowMs), noteCrash, ports)
  const capture = () => void captureWindow.show()
  const hotkey = new Hotkey(globalShortcut, capture)
  const mainWindows = new MainWindows({
    windows,
    flushing,
    nowMs: ports.nowMs,
    onCrash: (reason) => log.note('window-crashed', { reason }),
    onClosed: () => void stayOrQuit(own, windows, hotkey, removeTray !== undefined),
  })
  const open = () => void mainWindows.show(own)
  const sample = new Sample(join(app.getPath('userData'), 'sample'), windows, log, ports)
  const openSample = async (afresh: boolean) => void mainWindows.show(await sample.open(afresh))
  const quit = () => app.quit()

  const startReader = () => new ReaderThread(calendarWorkerPath)
  const subscription = new CalendarSubscription(own, {
    ...ports,
    startReader,
    fetch: (...args) => fetch(...args),
    newId: randomUUID,
    onTick: onTickAndWake,
  })

  const keepShortcut = (captureShortcut: string) => writeSettings(own, { captureShortcut })
  const handlers = {
    ...workspaceHandlers,
    ...documentHandlers,
    ...openerHandlers,
    ...searchHandlers,
    ...captureHandlers,
    ...clipboardHandlers,
    ...pdfHandlers,
    ...mailFileHandlers,
    ...attachmentHandlers(images, copies),
    ...exportHandlers,
    ...backupHandlers,
    ...calendarHandlers({
      ...ports,
      startReader,
      subscriptionOf: (workspace) => (workspace === own ? subscription : undefined),
      chooseFile: chooseCalendarFile,
    }),
    ...syncHandlers({
      syncOf: (workspace) => (workspace === own ? sync : undefined),
      chooseFolder: chooseSyncFolder,
      printPage,
    }),
    ...desktopHandlers({ windows, mainWindows, captureWindow, hotkey, flushing, keepShortcut, openSample }),
  }
  serveCalls(ipcMain, handlers, windows, (error, callName) => {
    log.failure(callName, error)
    if (!app.isPackaged) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  })

  const stopTellingCalendar = subscription.onChanged((state) =>
    windows.broadcast(own, 'calendar.subscriptionChanged', state),
  )
  subscription.start()
  const stopTellingSync = tellSync(sync, own, windows)
  hotkey.start(readSettings(own).captureShortcut)
  followSettings(own, (settings) => {
    nativeTheme.themeSource = settings.appearance
    applySpelling(session.defaultSession, settings)
    if (settings.captureShortcut !== hotkey.state.shortcut) hotkey.change(settings.captureShortcut)
  })
  const setSyncPaused = (isPaused: boolean) =>
    void sync.setPaused(isPaused).catch((error: unknown) => log.failure('tray', error))
  const openDevices = () => mainWindows.command(own, 'open-devices')
  const openPocket = () => mainWindows.command(own, 'open-pocket')
  const trayActions = { capture, open, openPocket, setSyncPaused, openDevices, quit }
  const removeTray = showTray(own, sync, trayActions, ports)
  const stopNotices = tellOfMeetings(own, {
    ...ports,
    show: showNotification,
    openNext: () => mainWindows.command(own, 'open-next-meeting'),
  })
  const menu = menuTemplate(process.platform, !app.isPackaged, {
    command: (command) => mainWindows.commandFocused(command, own),
    capture,
    openSample: () => void openSample(false),
    close: () => BrowserWindow.getFocusedWindow()?.close(),
    quit,
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))

  waitBeforeQuitting(windows, flushing, () => {
    mainWindows.letClose()
    captureWindow.destroy()
  })
  app.on('activate', open)
  app.on('child-process-gone', (_event, { type, reason }) => log.note('process-gone', { type, reason }))
  // Electron quits where nobody listens; `stayOrQuit` decides.
  app.on('window-all-closed', () => undefined)
  app.on('will-quit', () => {
    hotkey.stop()
    removeTray?.()
    stopNotices()
    stopTellingSync()
    stopTellingCalendar()
    subscription.stop()
    void sync.stop()
    copies.removeAll()
    sample.close()
    own.close()
  })
  requests.serve((request) => void carryOut(request, own, captureWindow, open))
  setTimeout(() => captureWindow.warm(), idleDelayMs)
}

/** What looks at the clock now and then, and at once after the computer slept. */
function onTickAndWake(listener: () => void): () => void {
  const timer = setInterval(listener, 60_000)
  timer.unref()
  powerMonitor.on('resume', listener)
  return () => {
    clearInterval(timer)
    powerMonitor.off('resume', listener)
  }
}

async function carryOut(
  { capture }: CommandLine,
  own: Workspace,
  captureWindow: CaptureWindow,
  open: () => void,
): Promise<void> {
  if (!capture) return open()
  if (capture.text === '') return captureWindow.show()
  try {
    await captureLine(own, capture.text, ports)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'It could not be saved.'
    await captureWindow.show({ text: capture.text, reason })
  }
}

async function writeSettings(workspace: Workspace, fields: Record<string, unknown>): Promise<void> {
  const writes = documentWrites(workspace.vault, [{ id: settingsId, kind: 'settings', fields }], ports.nowMs)
  await workspace.commit({ commandId: randomUUID(), fields: writes, bodies: [] })
}
