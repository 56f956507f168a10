import { z } from 'zod'
import { call, event } from '../call'

/** What menu, tray and other windows ask of a main window. */
export const appCommands = [
  'undo',
  'redo',
  'new-meeting',
  'new-person',
  'open-today',
  'open-meetings',
  'open-people',
  'open-signals',
  'open-settings',
  'open-devices',
  'open-next-meeting',
  'open-pocket',
  'open-palette',
  'toggle-rail',
  'toggle-shelf',
  'show-shortcuts',
] as const
const appCommandSchema = z.enum(appCommands)
export type AppCommand = z.output<typeof appCommandSchema>

/** An Electron accelerator, such as `CommandOrControl+Shift+Space`. */
const acceleratorSchema = z.string().min(1).max(100)

const hotkeyStateSchema = z.object({
  shortcut: z.string(),
  /** Whether the system says it is ours. On Wayland that may be untrue: `hotkey.test` is what tells. */
  isRegistered: z.boolean(),
  /** Others that were free when they were tried; empty while the shortcut works. */
  alternatives: z.array(z.string()),
})
export type HotkeyState = z.output<typeof hotkeyStateSchema>

export const desktopCalls = {
  'hotkey.state': call(['main'], z.object({}), hotkeyStateSchema),
  /**
   * Takes another shortcut for capture, once the system lets us have it. Otherwise the one before stays, `wasTaken` is
   * false and `alternatives` holds some that are free.
   */
  'hotkey.set': call(
    ['main'],
    z.object({ shortcut: acceleratorSchema }),
    hotkeyStateSchema.extend({ wasTaken: z.boolean() }),
  ),
  /** While on, the next press sends `hotkey.pressed` to the caller instead of opening the capture window. */
  'hotkey.test': call(['main'], z.object({ isOn: z.boolean() }), z.object({})),
  /** Opens the capture window, as the hotkey does. */
  'capture.open': call(['main'], z.object({}), z.object({})),
  /** Hides the capture window and gives the focus back to where it came from. */
  'capture.hide': call(['capture'], z.object({}), z.object({})),
  /** Fits the capture window to its content; `height` in CSS pixels. */
  'capture.resize': call(['capture'], z.object({ height: z.number().int().min(60).max(700) }), z.object({})),
  /** Opens the sample workspace in a window of its own; afresh, it is built anew from today's date. */
  'sample.open': call(['main'], z.object({ afresh: z.boolean().default(false) }), z.object({})),
  /** Opens a web page or a mail draft in the user's own browser or mail program; after a click only. */
  'app.openExternal': call(['main'], z.object({ url: z.string().max(4000) }), z.object({})),
  /** A command that was asked for before this window could hear `app.command`; ask once, when it can. */
  'app.takeCommand': call(['main'], z.object({}), z.object({ command: appCommandSchema.nullable() })),
  /** The answer to `app.flush`: everything this window had was sent and is on disk, or `unsaved` changes are not. */
  'app.flushed': call(
    ['main', 'capture'],
    z.object({ requestId: z.string().max(64), unsaved: z.number().int().min(0) }),
    z.object({}),
  ),
}

export const desktopEvents = {
  'hotkey.pressed': event(['main'], z.object({ shortcut: z.string() })),
  /**
   * The capture window is on screen: put the caret in its input. `failed` is a line from the command line that could
   * not be kept, and why: it is for the user to try again. `present` is whom the user is meeting just now.
   */
  'capture.shown': event(
    ['capture'],
    z.object({
      failed: z.object({ text: z.string(), reason: z.string() }).nullable(),
      present: z.object({ id: z.string(), name: z.string() }).nullable(),
    }),
  ),
  'app.command': event(['main'], z.object({ command: appCommandSchema })),
  /** Send everything that is unsent, then answer with `app.flushed`. */
  'app.flush': event(['main', 'capture'], z.object({ requestId: z.string() })),
}
