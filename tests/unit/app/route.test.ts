import { expect, test } from 'vitest'
import { readRoute, RouteStore, type Route } from '../../../src/renderer/app/route'

function storeAt(start: Route) {
  const remembered: Route[] = []
  return { store: new RouteStore(start, (route) => remembered.push(route)), remembered }
}

test('back and forward go through the places that were visited', () => {
  const { store } = storeAt({ screen: 'today' })
  store.go({ screen: 'meetings' })
  store.go({ screen: 'meeting', id: 'one' })
  store.back()
  store.back()
  expect(store.current).toEqual({ screen: 'today' })
  expect(store.canGoBack).toBe(false)
  store.forward()
  expect(store.current).toEqual({ screen: 'meetings' })
  store.go({ screen: 'people' })
  expect(store.canGoForward).toBe(false)
})

test('going where one is leaves nothing to go back to', () => {
  const { store, remembered } = storeAt({ screen: 'meeting', id: 'one' })
  store.go({ screen: 'meeting', id: 'one' })
  expect(store.canGoBack).toBe(false)
  expect(remembered).toEqual([])
})

test('each place is remembered, and read back as it was', () => {
  const { store, remembered } = storeAt({ screen: 'today' })
  const places: Route[] = [
    { screen: 'meeting', id: 'one' },
    { screen: 'search', query: 'pricing' },
    { screen: 'settings', section: 'capture' },
  ]
  for (const place of places) store.go(place)
  expect(remembered.map((route) => readRoute(structuredClone(route)))).toEqual(places)
})

test.each([
  undefined,
  null,
  'today',
  { screen: 'radar' },
  { screen: 'meeting' },
  { screen: 'person', id: 4 },
])('what another version remembered (%j) opens Today', (remembered) => {
  expect(readRoute(remembered)).toEqual({ screen: 'today' })
})
