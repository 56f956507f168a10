import { nameOf, quoted, writtenItems, type Finding, type Prepared } from './finding'
import { headlineOf } from './what-stands'
import { touches } from './words-in-common'

/**
 * P14, "recognize and fill in for their blind spots": what touches one says what they could not have seen. Names the
 * item and never the blind spot.
 */
export function blindSpotFilled(prepared: Prepared): Finding | undefined {
  const { blindSpots = [] } = prepared
  const bare = writtenItems(prepared).find((item) => {
    const headline = headlineOf(prepared, item)
    return !item.hasDetail && blindSpots.some(({ text }) => touches(headline, text))
  })
  if (!bare) return undefined
  const name = nameOf(prepared)
  return {
    rule: 'blind-spot-filled',
    text: `${quoted(headlineOf(prepared, bare))} needs a line of background`,
    reason: `${name} sees little of this from there: one fact under it, and no verdict.`,
    fixLabel: 'Go there',
    fix: { type: 'focusItem', itemId: bare.id },
  }
}
