import { beforeEach, expect, test } from 'vitest'
import { Hotkey, type ShortcutPort } from '../../../src/main/capture/hotkey'

const wanted = 'CommandOrControl+Shift+Space'

let registered: Map<string, () => void>
let taken: Set<string>
let opened: number
let hotkey: Hotkey

beforeEach(() => {
  registered = new Map()
  taken = new Set()
  opened = 0
  const port: ShortcutPort = {
    register: (accelerator, pressed) => {
      if (accelerator.includes('Nonsense')) throw new TypeError('not an accelerator')
      if (taken.has(accelerator) || registered.has(accelerator)) return false
      registered.set(accelerator, pressed)
      return true
    },
    unregister: (accelerator) => void registered.delete(accelerator),
  }
  hotkey = new Hotkey(port, () => (opened += 1))
})

const press = (accelerator: string) => registered.get(accelerator)?.()

test('a press opens capture', () => {
  hotkey.start(wanted)
  expect(hotkey.state).toEqual({ shortcut: wanted, isRegistered: true, alternatives: [] })
  press(wanted)
  expect(opened).toBe(1)
})

test('where it is taken, others that are free are offered, and none is held on to', () => {
  taken = new Set([wanted, 'Alt+Shift+Space'])
  hotkey.start(wanted)
  const { isRegistered, alternatives } = hotkey.state
  expect(isRegistered).toBe(false)
  expect(alternatives).toHaveLength(3)
  expect(alternatives).not.toContain('Alt+Shift+Space')
  expect(registered.size).toBe(0)
})

test('a change takes the new one and lets the old one go', () => {
  hotkey.start(wanted)
  expect(hotkey.change('Alt+Shift+K')).toBe(true)
  expect([...registered.keys()]).toEqual(['Alt+Shift+K'])
})

test.each(['Alt+Shift+K', 'Nonsense+Key'])(
  'a change to %s, which is refused, keeps the one before',
  (shortcut) => {
    taken.add('Alt+Shift+K')
    hotkey.start(wanted)
    expect(hotkey.change(shortcut)).toBe(false)
    expect(hotkey.state).toMatchObject({ shortcut: wanted, isRegistered: true })
    expect(hotkey.state.alternatives).not.toContain(wanted)
    press(wanted)
    expect(opened).toBe(1)
  },
)

test('one that was taken at the start works once it is set again and free', () => {
  taken.add(wanted)
  hotkey.start(wanted)
  taken.delete(wanted)
  expect(hotkey.change(wanted)).toBe(true)
  expect(hotkey.state).toEqual({ shortcut: wanted, isRegistered: true, alternatives: [] })
})

test('while it is tested a press opens nothing, unless the tester is gone', () => {
  const told: string[] = []
  hotkey.start(wanted)
  hotkey.test((shortcut) => told.push(shortcut) > 0)
  press(wanted)
  expect([told, opened]).toEqual([[wanted], 0])
  hotkey.test(() => false)
  press(wanted)
  expect(opened).toBe(1)
  hotkey.test(undefined)
  press(wanted)
  expect(opened).toBe(2)
})

test('nothing is registered any more once it was stopped', () => {
  hotkey.start(wanted)
  hotkey.stop()
  expect(registered.size).toBe(0)
})
