/** Whether shortcuts are drawn as a Mac draws them. Read from the page, since the first paint cannot wait for IPC. */
export const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent)

const macCaps: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }
const otherCaps: Record<string, string> = { Mod: 'Ctrl', Shift: 'Shift' }
const sharedCaps: Record<string, string> = {
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  Backspace: '⌫',
  Escape: 'Esc',
}

/**
 * The caps of a shortcut as this platform prints them.
 * @param keys as in the shortcut table, or an Electron accelerator: `Mod+Shift+C`, `CommandOrControl+Shift+Space`
 */
function keyCaps(keys: string, mac = isMac): string[] {
  return keys.split('+').map((part) => {
    const name = /^(CommandOrControl|CmdOrCtrl|Cmd|Command)$/.test(part) ? 'Mod' : part
    return (mac ? macCaps : otherCaps)[name] ?? sharedCaps[name] ?? (name === 'Control' ? 'Ctrl' : name)
  })
}

/** The shortcut in one line of text, as menus and `aria-keyshortcuts` readers say it. */
export function formatKeys(keys: string, mac = isMac): string {
  return keyCaps(keys, mac).join(mac ? '' : ' ')
}
