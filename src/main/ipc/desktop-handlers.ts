import { shell } from 'electron'
import { UserError } from '@shared/ipc/user-error'
import type { CaptureWindow } from '../capture/capture-window'
import type { Hotkey } from '../capture/hotkey'
import { externalUrl } from '../security/external-url'
import type { Flushing } from '../windows/flushing'
import type { MainWindows } from '../windows/main-windows'
import type { OpenWindow, OpenWindows } from '../windows/open-windows'
import type { Handlers } from './serve'

export interface DesktopParts {
  windows: OpenWindows
  mainWindows: MainWindows
  captureWindow: CaptureWindow
  hotkey: Hotkey
  flushing: Flushing
  /** Writes the capture shortcut to the settings of the user's own workspace. */
  keepShortcut: (shortcut: string) => Promise<void>
  openSample: (afresh: boolean) => Promise<void>
}

type DesktopHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `${'hotkey' | 'capture' | 'sample' | 'app'}.${string}`>
>

export function desktopHandlers(parts: DesktopParts): DesktopHandlers {
  const { windows, mainWindows, captureWindow, hotkey, flushing } = parts
  return {
    'hotkey.state': () => hotkey.state,

    'hotkey.set': async ({ shortcut }) => {
      const wasTaken = hotkey.change(shortcut)
      if (wasTaken) await parts.keepShortcut(shortcut)
      return { ...hotkey.state, wasTaken }
    },

    'hotkey.test': ({ isOn }, caller) => {
      hotkey.test(isOn ? testerFor(caller) : undefined)
      return {}
    },

    'capture.open': async () => {
      await captureWindow.show()
      return {}
    },

    'capture.hide': () => {
      captureWindow.hide()
      return {}
    },

    'capture.resize': ({ height }) => {
      captureWindow.fit(height)
      return {}
    },

    'sample.open': async ({ afresh }) => {
      await parts.openSample(afresh)
      return {}
    },

    'app.openExternal': async ({ url }) => {
      const address = externalUrl(url)
      if (!address) {
        throw new UserError('bad-address', 'Leadup opens web pages and mail addresses only.')
      }
      await shell.openExternal(address)
      return {}
    },

    'app.takeCommand': (_args, caller) => ({ command: mainWindows.takeCommand(caller) }),

    'app.flushed': ({ requestId, unsaved }) => {
      flushing.answered(requestId, unsaved)
      return {}
    },
  }

  /** Presses go to the window that tests, as long as it can hear them: one that is gone could not end the test. */
  function testerFor(caller: OpenWindow): (shortcut: string) => boolean {
    return (shortcut) => {
      if (caller.window.isDestroyed() || !caller.isListening) return false
      windows.send(caller, 'hotkey.pressed', { shortcut })
      return true
    }
  }
}
