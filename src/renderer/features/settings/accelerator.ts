/** The parts of a keyboard event a shortcut is made of. */
export interface PressedKeys {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const namedKeys: Record<string, string> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
  '+': 'Plus',
}

const nameable = /^(F([1-9]|1\d|2[0-4])|Home|End|PageUp|PageDown|Insert|Delete|Backspace|Tab)$/

/** What the keys pressed so far amount to. */
export type Recorded =
  | { state: 'incomplete' }
  | { state: 'complete'; accelerator: string }
  /** A key alone would take that key away from every other program. */
  | { state: 'needs-modifier' }

/**
 * The Electron accelerator of the keys that are down. Letters and digits by their place on the keyboard where that is
 * one, so that Shift and Alt, which change what a key types, do not change its name.
 */
export function readAccelerator(pressed: PressedKeys, isMac: boolean): Recorded {
  const key = keyName(pressed)
  if (key === undefined) return { state: 'incomplete' }
  const modifiers = [
    (isMac ? pressed.metaKey : pressed.ctrlKey) ? 'CommandOrControl' : '',
    isMac && pressed.ctrlKey ? 'Control' : '',
    !isMac && pressed.metaKey ? 'Super' : '',
    pressed.altKey ? 'Alt' : '',
    pressed.shiftKey ? 'Shift' : '',
  ].filter(Boolean)
  const isFunctionKey = /^F\d/.test(key)
  const isEnough = isFunctionKey || modifiers.some((name) => name !== 'Shift')
  return isEnough
    ? { state: 'complete', accelerator: [...modifiers, key].join('+') }
    : { state: 'needs-modifier' }
}

function keyName({ key, code }: PressedKeys): string | undefined {
  if (/^(Control|Meta|Alt|AltGraph|Shift|Dead|Unidentified|Process)$/.test(key)) return undefined
  if (code === 'Space') return 'Space'
  if (/^[a-z]$/i.test(key)) return key.toUpperCase()
  const placed = /^(?:Key([A-Z])|Digit(\d))$/.exec(code)
  if (placed) return placed[1] ?? placed[2]
  if (namedKeys[key]) return namedKeys[key]
  if (nameable.test(key)) return key
  return key.length === 1 ? key : undefined
}
