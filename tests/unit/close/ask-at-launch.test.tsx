// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RouteContext, RouteStore, type Route } from '../../../src/renderer/app/route'
import { RowStore } from '../../../src/renderer/documents/row-store'
import { RowStoreContext } from '../../../src/renderer/documents/use-rows'
import { AskAtLaunch } from '../../../src/renderer/features/close/AskAtLaunch'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
const hour = 3_600_000
let root: Root
let routes: RouteStore
let answerRows: () => void

/** A window that begins on this screen; its rows are read when `answerRows` says so. */
async function open(start: Route): Promise<void> {
  const over = new Date(Date.now() - 24 * hour).toISOString().slice(0, 16)
  const createdAt = new Date(Date.now() - 200 * hour).toISOString()
  const rows = [
    { id: 'maria', kind: 'person', fields: { name: 'Maria', createdAt } },
    { id: 'over', kind: 'meeting', fields: { personId: 'maria', start: over, minutes: 30, createdAt } },
  ]
  const { promise, resolve } = Promise.withResolvers<void>()
  answerRows = resolve
  bridge.answers = {
    'rows.list': async ({ kinds }) => {
      await promise
      return JSON.stringify(rows.filter(({ kind }) => kinds.some((name) => name === kind)))
    },
    'deviceState.read': () => null,
    'deviceState.write': () => ({}),
  }
  routes = new RouteStore(start, () => undefined)
  await act(async () =>
    root.render(
      <RowStoreContext value={new RowStore()}>
        <RouteContext value={routes}>
          <AskAtLaunch />
        </RouteContext>
      </RowStoreContext>,
    ),
  )
}

/** Until the workspace has been read, and what follows from it has been done. */
async function rowsAreRead(): Promise<void> {
  await act(async () => {
    answerRows()
    await vi.waitFor(() => expect(bridge.made.map(({ name }) => name)).toContain('rows.list'))
  })
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  bridge.reset()
  root = createRoot(document.createElement('div'))
})
afterEach(() => {
  act(() => root.unmount())
  vi.unstubAllGlobals()
})

test('a window begins with Today where that asks about a 1:1, and back leads where it was', async () => {
  await open({ screen: 'people' })
  await rowsAreRead()
  await vi.waitFor(() => expect(routes.current).toEqual({ screen: 'today' }))
  routes.back()
  expect(routes.current).toEqual({ screen: 'people' })
})

test('whoever went somewhere before the question was read is not led away from there', async () => {
  await open({ screen: 'people' })
  routes.go({ screen: 'signals' })
  await rowsAreRead()
  await vi.waitFor(() => expect(bridge.made.map(({ name }) => name)).toContain('deviceState.read'))
  expect(routes.current).toEqual({ screen: 'signals' })
})
