import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inUpperThird, placeWindow, type Rectangle } from '../../../src/main/windows/bounds'

const laptop: Rectangle = { x: 0, y: 25, width: 1440, height: 875 }
const beside: Rectangle = { x: 1440, y: 0, width: 2560, height: 1440 }

test('a window goes back to where it was, on whichever display', () => {
  const saved = { x: 1700, y: 100, width: 1200, height: 800 }
  expect(placeWindow(saved, [laptop, beside], laptop)).toEqual(saved)
})

test('one that stood half off the edge on purpose stays there', () => {
  const saved = { x: 1000, y: 300, width: 1200, height: 800 }
  expect(placeWindow(saved, [laptop], laptop)).toEqual(saved)
})

test('one whose display is gone comes wholly onto another', () => {
  const saved = { x: 1700, y: 1200, width: 1200, height: 800 }
  expect(placeWindow(saved, [laptop], laptop)).toEqual({ x: 240, y: 100, width: 1200, height: 800 })
})

test('one with its title bar above the screen can be reached again', () => {
  const saved = { x: 100, y: -400, width: 1200, height: 800 }
  expect(placeWindow(saved, [laptop], laptop).y).toBe(laptop.y)
})

const rectangle = fc.record({
  x: fc.integer({ min: -9000, max: 9000 }),
  y: fc.integer({ min: -9000, max: 9000 }),
  width: fc.integer({ min: 420, max: 8000 }),
  height: fc.integer({ min: 480, max: 8000 }),
})

test('wherever a window was and whatever displays there are, its title bar can be seen and pressed', () => {
  fc.assert(
    fc.property(rectangle, fc.array(rectangle, { minLength: 1, maxLength: 4 }), (saved, areas) => {
      const [fallback] = areas
      if (!fallback) return
      const placed = placeWindow(saved, areas, fallback)
      const seen = areas.some(
        (area) =>
          Math.min(placed.x + placed.width, area.x + area.width) - Math.max(placed.x, area.x) >= 120 &&
          placed.y >= area.y &&
          placed.y + 32 <= area.y + area.height,
      )
      expect(seen).toBe(true)
    }),
  )
})

test('the capture window is centred in the upper third, within the display', () => {
  expect(inUpperThird({ width: 640, height: 108 }, beside)).toEqual({
    x: 1440 + 960,
    y: 317,
    width: 640,
    height: 108,
  })
  const narrow = { x: 0, y: 0, width: 500, height: 300 }
  expect(inUpperThird({ width: 640, height: 400 }, narrow)).toEqual({ x: 0, y: 0, width: 500, height: 300 })
})
