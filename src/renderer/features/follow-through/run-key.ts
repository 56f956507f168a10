import type { KeyboardEvent } from 'react'
import type { MenuEntry } from '../../ui/Menu'

/** Carries out the entry of a row's menu that has this key. True where there is one. */
export function runKey(entries: readonly MenuEntry[], { key }: Pick<KeyboardEvent, 'key'>): boolean {
  const wanted = key === 'Delete' ? 'backspace' : key === ' ' ? 'space' : key.toLowerCase()
  const entry = entries.find(({ keys, isDisabled }) => keys?.toLowerCase() === wanted && !isDisabled)
  entry?.onAction()
  return entry !== undefined
}
