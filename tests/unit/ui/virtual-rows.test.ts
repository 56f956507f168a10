// @vitest-environment jsdom
import { act, createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Line } from '../../../src/renderer/ui/line'
import { VirtualRows } from '../../../src/renderer/ui/VirtualRows'

/** jsdom has no layout: the frame is 600 px high, and each row as high as is usual. */
const frameHeightPx = 600
let root: Root
let drawn: string[]
let opened: string[]
let keys: string[]

function Row({ id }: { id: string }) {
  drawn.push(id)
  return createElement(
    'div',
    { role: 'gridcell' },
    `Row ${id}`,
    createElement('button', { tabIndex: -1 }, 'More'),
  )
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(frameHeightPx)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(57)
  Element.prototype.scrollTo = function scrollTo(this: Element, to?: unknown) {
    this.scrollTop = (to as { top?: number }).top ?? 0
    this.dispatchEvent(new Event('scroll'))
  }
  drawn = []
  opened = []
  keys = []
  const element = document.createElement('div')
  document.body.append(element)
  root = createRoot(element)
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const rowsTo = (count: number): Line[] => [
  { type: 'heading', id: 'group:open', words: 'Open' },
  ...Array.from({ length: count }, (_, index): Line => ({ type: 'row', id: String(index) })),
  { type: 'heading', id: 'group:done', words: 'Done', fold: { isOpen: false, count: 3 } },
]
const show = (lines: readonly Line[]) =>
  act(() =>
    root.render(
      createElement(VirtualRows, {
        label: 'Actions',
        lines,
        Row,
        onOpen: (id) => opened.push(id),
        onFold: (id) => opened.push(id),
        onKey: (id, { key }) => keys.push(`${key} on ${id}`) > 0,
      }),
    ),
  )
const shownRows = () => document.querySelectorAll('[role="row"][data-line="row"]')
const press = (key: string) =>
  act(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    ),
  )
const focused = () => document.activeElement?.textContent

test('of ten thousand rows those in sight are in the page, and one that goes has its neighbour drawn and no other', () => {
  const lines = rowsTo(10_000)
  show(lines)
  const inPage = shownRows().length
  expect(inPage).toBeGreaterThan(5)
  expect(inPage).toBeLessThan(40)
  drawn = []
  show(lines.filter(({ id }) => id !== '3'))
  // The one that came into the page from below.
  expect(drawn.length).toBeLessThanOrEqual(1)
  expect(shownRows().length).toBe(inPage)
})

test('one row is reached by Tab; the arrows walk from it, past headings and to what can be folded', () => {
  show(rowsTo(3))
  expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1)
  act(() => document.querySelector<HTMLElement>('[tabindex="0"]')?.focus())
  expect(focused()).toContain('Row 0')
  press('ArrowUp')
  expect(focused()).toContain('Row 0')
  press('ArrowDown')
  press('ArrowDown')
  press('ArrowDown')
  expect(focused()).toBe('Done, 3')
  press('Enter')
  press('Home')
  expect(focused()).toContain('Row 0')
  press('Enter')
  press('w')
  expect([opened, keys]).toEqual([['group:done', '0'], ['w on 0']])
})

test('Arrow Right goes into the row’s buttons, whose keys are their own, and Escape leads back', () => {
  show(rowsTo(2))
  act(() => document.querySelector<HTMLElement>('[tabindex="0"]')?.focus())
  press('ArrowRight')
  expect(focused()).toBe('More')
  press('Enter')
  press('w')
  expect([opened, keys]).toEqual([[], []])
  press('Escape')
  expect(focused()).toContain('Row 0')
})

test('where the row with the focus goes, the one that took its place has it', () => {
  show(rowsTo(4))
  act(() => document.querySelector<HTMLElement>('[tabindex="0"]')?.focus())
  press('ArrowDown')
  show(rowsTo(4).filter(({ id }) => id !== '1'))
  expect(focused()).toContain('Row 2')
  show([])
  show(rowsTo(1))
  expect(document.querySelectorAll('[tabindex="0"]')).toHaveLength(1)
})
