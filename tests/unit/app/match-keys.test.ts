import { expect, test } from 'vitest'
import { listedCommands } from '../../../src/renderer/app/app-commands'
import { matchKeys } from '../../../src/renderer/app/match-keys'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test('Mod is Command on a Mac and Control elsewhere', () => {
  expect(matchKeys('Mod+K', { ...none, key: 'k', ctrlKey: true }, false)).toBe(true)
  expect(matchKeys('Mod+K', { ...none, key: 'k', ctrlKey: true }, true)).toBe(false)
  expect(matchKeys('Mod+K', { ...none, key: 'k', metaKey: true }, true)).toBe(true)
})

test('Shift tells redo from undo', () => {
  const redo = { ...none, key: 'Z', ctrlKey: true, shiftKey: true }
  expect(matchKeys('Mod+Shift+Z', redo, false)).toBe(true)
  expect(matchKeys('Mod+Z', redo, false)).toBe(false)
})

test('a sign counts however this keyboard makes it', () => {
  expect(matchKeys('?', { ...none, key: '?', shiftKey: true }, false)).toBe(true)
  expect(matchKeys('?', { ...none, key: '?' }, false)).toBe(true)
  expect(matchKeys('Mod+.', { ...none, key: '.', ctrlKey: true }, false)).toBe(true)
})

test('arrows are named shorter in the table', () => {
  expect(matchKeys('Alt+Up', { ...none, key: 'ArrowUp', altKey: true }, false)).toBe(true)
})

test('no two commands that can be heard at once have the same keys', () => {
  // Lists and screens hear their own keys alone, and one of them at a time; what Today asks is answered on Today.
  const placeOf = ({ id, boundBy, group }: (typeof listedCommands)[number]) => {
    if (id.startsWith('confirm-')) return 'Today'
    return boundBy === 'list' || boundBy === 'screen' ? group : 'everywhere'
  }
  for (const place of new Set(listedCommands.map(placeOf))) {
    const heard = listedCommands.filter((command) => ['everywhere', place].includes(placeOf(command)))
    const keys = heard.flatMap((command) => command.keys ?? [])
    expect(keys.filter((each, index) => keys.indexOf(each) !== index)).toEqual([])
  }
})
