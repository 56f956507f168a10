import type Electron from 'electron'
import { requireReady } from './app.ts'
import { StrictEmitter, type Surface } from './strict.ts'

type Rectangle = Electron.Rectangle

function makeDisplay(id: number, bounds: Rectangle, scaleFactor = 1): Electron.Display {
  const { width, height } = bounds
  const size = { width, height }
  return {
    id,
    label: `Display ${id}`,
    bounds,
    workArea: bounds,
    size,
    workAreaSize: size,
    scaleFactor,
  } as Electron.Display
}

/** One display and a pointer in its middle, until a test says otherwise. */
const tooEarly = "The 'screen' module can't be used before the app 'ready' event"

class Screen extends StrictEmitter implements Surface<Electron.Screen> {
  #displays = [makeDisplay(1, { x: 0, y: 0, width: 1920, height: 1080 })]
  #cursor = { x: 960, y: 540 }

  constructor() {
    super('screen', ['display-added', 'display-metrics-changed', 'display-removed'])
  }

  getPrimaryDisplay(): Electron.Display {
    requireReady(tooEarly)
    const [primary] = this.#displays
    if (!primary) throw new Error('electron stand-in: no display')
    return primary
  }

  getAllDisplays(): Electron.Display[] {
    requireReady(tooEarly)
    return [...this.#displays]
  }

  getCursorScreenPoint(): Electron.Point {
    requireReady(tooEarly)
    return { ...this.#cursor }
  }

  getDisplayNearestPoint(point: Electron.Point): Electron.Display {
    requireReady(tooEarly)
    return this.#nearest((bounds) => {
      const dx = Math.max(bounds.x - point.x, 0, point.x - (bounds.x + bounds.width - 1))
      const dy = Math.max(bounds.y - point.y, 0, point.y - (bounds.y + bounds.height - 1))
      return Math.hypot(dx, dy)
    })
  }

  getDisplayMatching(rect: Rectangle): Electron.Display {
    requireReady(tooEarly)
    return this.#nearest((bounds) => {
      const width = Math.min(bounds.x + bounds.width, rect.x + rect.width) - Math.max(bounds.x, rect.x)
      const height = Math.min(bounds.y + bounds.height, rect.y + rect.height) - Math.max(bounds.y, rect.y)
      return -Math.max(0, width) * Math.max(0, height)
    })
  }

  #nearest(distance: (bounds: Rectangle) => number): Electron.Display {
    const sorted = this.#displays.toSorted((a, b) => distance(a.bounds) - distance(b.bounds))
    return sorted[0] ?? this.getPrimaryDisplay()
  }

  /** A test plugs displays in and out; the first is the primary one. */
  setDisplays(displays: { bounds: Rectangle; scaleFactor?: number }[]): void {
    const before = this.#displays
    this.#displays = displays.map(({ bounds, scaleFactor }, at) => makeDisplay(at + 1, bounds, scaleFactor))
    for (const gone of before.slice(this.#displays.length)) this.emit('display-removed', {}, gone)
    this.#displays.forEach((display, at) => {
      if (before[at]) this.emit('display-metrics-changed', {}, display, ['bounds', 'workArea'])
      else this.emit('display-added', {}, display)
    })
  }

  setCursor(point: Electron.Point): void {
    this.#cursor = point
  }
}

export const screen = new Screen()
