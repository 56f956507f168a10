import { expect, test } from 'vitest'
import { readAccelerator, type PressedKeys } from '../../../src/renderer/features/settings/accelerator'

const none: PressedKeys = {
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
}

test('modifiers and a key become an accelerator, as each platform calls them', () => {
  const pressed = { ...none, key: ' ', code: 'Space', ctrlKey: true, shiftKey: true }
  expect(readAccelerator(pressed, false)).toEqual({
    state: 'complete',
    accelerator: 'CommandOrControl+Shift+Space',
  })
  const onMac = { ...none, key: 'k', code: 'KeyK', metaKey: true, ctrlKey: true }
  expect(readAccelerator(onMac, true)).toEqual({
    state: 'complete',
    accelerator: 'CommandOrControl+Control+K',
  })
})

test('a key keeps its name when a modifier changes what it types', () => {
  const pressed = { ...none, key: '˚', code: 'KeyK', altKey: true }
  expect(readAccelerator(pressed, true)).toEqual({ state: 'complete', accelerator: 'Alt+K' })
})

test('modifiers alone wait for a key, and a key alone is refused', () => {
  expect(readAccelerator({ ...none, key: 'Control', code: 'ControlLeft', ctrlKey: true }, false)).toEqual({
    state: 'incomplete',
  })
  expect(readAccelerator({ ...none, key: 'A', code: 'KeyA', shiftKey: true }, false)).toEqual({
    state: 'needs-modifier',
  })
  expect(readAccelerator({ ...none, key: 'F9', code: 'F9' }, false)).toEqual({
    state: 'complete',
    accelerator: 'F9',
  })
})
