/** The parts of a keyboard event that decide which shortcut it is. */
export interface PressedKeys {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

const keyNames: Record<string, string> = {
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
}

/**
 * Whether an event is this shortcut.
 * @param keys as in the command table: `Mod+Shift+Z`
 */
export function matchKeys(keys: string, event: PressedKeys, mac: boolean): boolean {
  const parts = keys.split('+')
  const last = parts.at(-1) ?? ''
  const wanted = new Set(parts.slice(0, -1))
  const isSign = last.length === 1 && last.toLowerCase() === last.toUpperCase()
  const key = keyNames[last] ?? last
  if (event.key.toLowerCase() !== key.toLowerCase()) return false
  if (event.altKey !== wanted.has('Alt')) return false
  if (event.ctrlKey !== (!mac && wanted.has('Mod'))) return false
  if (event.metaKey !== (mac && wanted.has('Mod'))) return false
  // A sign may need Shift on this keyboard, or on that one not: only the sign counts.
  return isSign || event.shiftKey === wanted.has('Shift')
}
