// @vitest-environment jsdom
import { act, createElement, Profiler, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import type { ItemClock } from '@shared/domain/meeting-mode/item-clock'
import { ItemClockFace } from '../../../src/renderer/features/meeting-mode/ItemClockFace'
import type { Ticking } from '../../../src/renderer/features/meeting-mode/every-second'
import { RunningClock } from '../../../src/renderer/features/meeting-mode/running-clock'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

class FakeTicking implements Ticking {
  private ms = 0
  private readonly listeners = new Set<() => void>()
  nowMs = () => this.ms
  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  get isWatched(): boolean {
    return this.listeners.size > 0
  }
  async goOn(seconds: number): Promise<void> {
    this.ms += seconds * 1000
    await act(async () => this.listeners.forEach((tell) => tell()))
  }
}

let root: Root | undefined
const close = () => act(async () => root?.unmount())
afterEach(close)

async function show(node: ReactNode): Promise<HTMLElement> {
  const element = document.createElement('div')
  root = createRoot(element)
  await act(async () => root?.render(node))
  return element
}

const clock: ItemClock = { meetingId: 'now', itemId: 'a', sinceMs: 0, spentMs: {} }

test('a second draws the clock and nothing around it; its end is said once, and it lets go', async () => {
  const ticking = new FakeTicking()
  let around = 0
  const Around = () => {
    around += 1
    return createElement(ItemClockFace, { clock, itemId: 'a', minutes: 1, ticking })
  }
  const said: string[] = []
  const element = await show(
    createElement(Profiler, { id: 'p', onRender: () => undefined }, createElement(Around)),
  )
  const status = () => element.querySelector('[role=status]')?.textContent ?? ''
  new MutationObserver(() => said.push(status())).observe(element, {
    subtree: true,
    childList: true,
    characterData: true,
  })
  for (let second = 0; second < 59; second += 1) await ticking.goOn(1)
  expect(element.textContent).toBe('1 min left')
  await ticking.goOn(1)
  expect(element.textContent).toContain('Time is up')
  expect(element.querySelector('svg')).not.toBeNull()
  // A machine that slept for an hour.
  await ticking.goOn(3600)
  expect(element.textContent).toContain('Time is up, 1 h ago')
  expect([...new Set(said)].filter(Boolean)).toEqual(['The time for this item is up.'])
  expect(around).toBe(1)
  await close()
  expect(ticking.isWatched).toBe(false)
})

test('the running clock goes on from what the device remembers, and tells it each turn', async () => {
  const remembered: ItemClock[] = []
  let nowMs = 60_000
  const running = new RunningClock('now', {
    nowMs: () => nowMs,
    read: async () => clock,
    remember: (known) => remembered.push(known),
  })
  running.turn('a')
  expect(running.current).toBeUndefined()
  await running.open()
  expect(running.current).toEqual(clock)
  nowMs = 90_000
  running.turn('b')
  running.turn('b')
  expect(remembered).toEqual([{ meetingId: 'now', itemId: 'b', sinceMs: 90_000, spentMs: { a: 90_000 } }])
})

test('where nothing is remembered it begins now', async () => {
  const running = new RunningClock('now', {
    nowMs: () => 5000,
    read: () => Promise.resolve(null),
    remember: () => undefined,
  })
  running.turn('a')
  await running.open()
  expect(running.current).toEqual({ meetingId: 'now', itemId: 'a', sinceMs: 5000, spentMs: {} })
})
