import { app, powerMonitor } from 'electron'
import type { Flushing } from '../windows/flushing'
import type { OpenWindows } from '../windows/open-windows'
import { mayLeave } from './may-leave'
import { askToLeave } from './questions'

/**
 * Makes quitting, and the end of the session, wait until everything is on disk. `beforeLeaving` runs once that is so;
 * windows must close without asking from then on.
 */
export function waitBeforeQuitting(
  windows: OpenWindows,
  flushing: Flushing,
  beforeLeaving: () => void,
): void {
  let isAsking = false
  let mayQuit = false
  const quit = async () => {
    if (isAsking) return
    isAsking = true
    mayQuit = await mayLeave({
      flush: () => flushing.flush(windows.all()),
      ask: () => askToLeave('Quit anyway'),
    })
    isAsking = false
    if (!mayQuit) return
    beforeLeaving()
    app.quit()
  }
  app.on('before-quit', (event) => {
    if (mayQuit) return
    event.preventDefault()
    void quit()
  })
  // macOS and Linux say it here, Windows to each window; each waits a while for an app that asks it to.
  // The event comes as the documentation says, though Electron's types leave it out.
  powerMonitor.on('shutdown', (...args: unknown[]) => {
    const [event] = args as [{ preventDefault: () => void }]
    event.preventDefault()
    app.quit()
  })
  app.on('browser-window-created', (_event, window) => {
    window.on('query-session-end', (event) => {
      if (mayQuit) return
      event.preventDefault()
      app.quit()
    })
  })
}
