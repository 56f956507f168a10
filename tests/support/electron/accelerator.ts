import type { KeyPress } from './renderer/preload-world.ts'

const modifiers: Record<string, 'ctrl' | 'alt' | 'shift' | 'meta'> = {
  command: 'meta',
  cmd: 'meta',
  control: 'ctrl',
  ctrl: 'ctrl',
  commandorcontrol: process.platform === 'darwin' ? 'meta' : 'ctrl',
  cmdorctrl: process.platform === 'darwin' ? 'meta' : 'ctrl',
  alt: 'alt',
  option: 'alt',
  altgr: 'alt',
  shift: 'shift',
  super: 'meta',
  meta: 'meta',
}

const keyNames: Record<string, string> = {
  plus: '+',
  space: ' ',
  return: 'enter',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
}

const namedKeys =
  /^(f([1-9]|1\d|2[0-4])|plus|space|tab|capslock|numlock|scrolllock|backspace|delete|insert|return|enter|up|down|left|right|home|end|pageup|pagedown|escape|esc|volumeup|volumedown|volumemute|media(next|previous)track|mediastop|mediaplaypause|printscreen|num(\d|dec|add|sub|mult|div))$/

interface ParsedAccelerator {
  ctrl: boolean
  alt: boolean
  shift: boolean
  meta: boolean
  key: string
}

/** Undefined for what Electron would refuse. */
function parseAccelerator(accelerator: string): ParsedAccelerator | undefined {
  const parsed = { ctrl: false, alt: false, shift: false, meta: false, key: '' }
  for (const part of accelerator.toLowerCase().split('+')) {
    const modifier = modifiers[part]
    if (modifier) parsed[modifier] = true
    else if (parsed.key === '' && (part.length === 1 || namedKeys.test(part)))
      parsed.key = keyNames[part] ?? part
    else return undefined
  }
  return parsed.key === '' ? undefined : parsed
}

/** One spelling for accelerators that mean the same keys. */
export function canonicalAccelerator(accelerator: string): string {
  const parsed = parseAccelerator(accelerator)
  if (!parsed)
    throw new TypeError(`Error processing argument at index 0, conversion failure from ${accelerator}`)
  const { key, ...held } = parsed
  return [...Object.entries(held).flatMap(([name, isHeld]) => (isHeld ? [name] : [])), key].join('+')
}

/** Whether these keys, as a page saw them, are the accelerator. */
export function matchesAccelerator(press: KeyPress, accelerator: string): boolean {
  const parsed = parseAccelerator(accelerator)
  if (!parsed || (['ctrl', 'alt', 'shift', 'meta'] as const).some((name) => press[name] !== parsed[name]))
    return false
  // With Shift or Alt held the character differs from what is printed on the key.
  const printed = /^(?:Key|Digit)(.)$/.exec(press.code)?.[1]?.toLowerCase()
  return press.key.toLowerCase() === parsed.key || printed === parsed.key
}
