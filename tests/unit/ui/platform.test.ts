import { expect, test } from 'vitest'
import { formatKeys } from '../../../src/renderer/ui/platform'

test('a shortcut is written as its platform writes it', () => {
  expect(formatKeys('Mod+Shift+C', false)).toBe('Ctrl Shift C')
  expect(formatKeys('Mod+Shift+C', true)).toBe('⌘⇧C')
})

test("Electron's accelerators read like our own", () => {
  expect(formatKeys('CommandOrControl+Shift+Space', false)).toBe('Ctrl Shift Space')
  expect(formatKeys('CommandOrControl+Shift+Space', true)).toBe('⌘⇧Space')
})
