// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AppCommandHandlers } from '../../../src/renderer/app/app-command-handlers'
import { useKeyboard } from '../../../src/renderer/app/use-keyboard'
import { Dialog } from '../../../src/renderer/ui/Dialog'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
let root: Root
let ran: string[]

function Window({ commands }: { commands: AppCommandHandlers }) {
  useKeyboard(commands)
  return null
}

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  bridge.reset()
  bridge.answers = { 'app.takeCommand': () => ({ command: null }) }
  ran = []
  const commands = new AppCommandHandlers()
  for (const id of ['undo', 'open-people', 'copy-brief', 'show-shortcuts'] as const) {
    commands.add(id, () => ran.push(id))
  }
  root = createRoot(document.createElement('div'))
  await act(() => root.render(<Window commands={commands} />))
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

/** Presses keys where an element of this markup has the focus. Returns whether the browser may act on them, too. */
function pressIn(markup: string, init: KeyboardEventInit): boolean {
  document.body.innerHTML = markup
  const target = document.body.querySelector('input, button') ?? document.body
  return target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
}

test('undo in a field is the field’s own; on a choice, which has none, it is the window’s', () => {
  expect(pressIn('<input type="text">', { key: 'z', ctrlKey: true })).toBe(true)
  expect(ran).toEqual([])
  pressIn('<input type="radio">', { key: 'z', ctrlKey: true })
  pressIn('<input type="checkbox">', { key: 'z', ctrlKey: true })
  expect(ran).toEqual(['undo', 'undo'])
})

test('under a dialog nothing is left or changed, and a question mark can be typed in it', () => {
  const dialog = (inside: string) => `<div class="dialog-backdrop">${inside}</div>`
  expect(pressIn(dialog('<button></button>'), { key: '3', ctrlKey: true })).toBe(false)
  expect(pressIn(dialog('<input>'), { key: '3', ctrlKey: true })).toBe(false)
  expect(pressIn(dialog('<input>'), { key: '?', shiftKey: true })).toBe(true)
  expect(ran).toEqual([])
  pressIn(dialog('<button></button>'), { key: 'C', ctrlKey: true, shiftKey: true })
  expect(ran).toEqual(['copy-brief'])
})

test('no shortcut runs while an input method is composing', () => {
  pressIn('<input type="radio">', { key: '3', ctrlKey: true, isComposing: true })
  expect(ran).toEqual([])
})

test('Escape closes what is open on top also while the focus is nowhere, as it is for a frame after a menu', async () => {
  const closed: string[] = []
  await act(() =>
    root.render(
      <>
        <Window commands={new AppCommandHandlers()} />
        <Dialog title="One" onClose={() => closed.push('One')}>
          Below
        </Dialog>
        <Dialog title="Two" onClose={() => closed.push('Two')}>
          Above
        </Dialog>
      </>,
    ),
  )
  const escape = (more: KeyboardEventInit = {}) =>
    act(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, ...more }))
    })
  await escape()
  // Held, it closes no more than that.
  await escape({ repeat: true })
  expect(closed).toEqual(['Two'])
})
