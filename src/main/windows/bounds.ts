export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** How much of a window's top edge must be on a display, so that it can be seen and moved. */
const reachable = { width: 120, height: 32 }

/**
 * Where a window that was at `saved` goes: there, if its top edge can be reached on one of these displays, or else
 * wholly into `fallback`.
 */
export function placeWindow(
  saved: Rectangle,
  workAreas: readonly Rectangle[],
  fallback: Rectangle,
): Rectangle {
  const topEdge = { ...saved, height: reachable.height }
  const isReachable = workAreas.some((area) => {
    const { width, height } = overlap(topEdge, area)
    return width >= Math.min(reachable.width, saved.width) && height >= reachable.height
  })
  return isReachable ? saved : fitInto(saved, fallback)
}

/** In the middle of a display's width, and above the middle of its height, where the eye is. */
export function inUpperThird(size: { width: number; height: number }, area: Rectangle): Rectangle {
  return fitInto(
    {
      ...size,
      x: Math.round(area.x + (area.width - size.width) / 2),
      y: Math.round(area.y + area.height * 0.22),
    },
    area,
  )
}

function fitInto(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(bounds.width, area.width)
  const height = Math.min(bounds.height, area.height)
  return {
    x: Math.min(Math.max(bounds.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(bounds.y, area.y), area.y + area.height - height),
    width,
    height,
  }
}

function overlap(a: Rectangle, b: Rectangle): { width: number; height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  }
}
