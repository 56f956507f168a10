import { hasFigure } from '../brief/figures'
import { leadsUp, quoted, writtenItems, type Finding, type Prepared } from './finding'
import { detailOf } from './what-stands'

/** P8 and P20: a figure is repeated to others; with its source it can be. */
export function figureSourced(prepared: Prepared): Finding | undefined {
  if (!leadsUp(prepared)) return undefined
  const bare = writtenItems(prepared).find((item) => {
    const { kind, ref, headline } = item
    // What stands for a record has its source there.
    if (ref !== null || !['win', 'inform', 'problem', 'risk'].includes(kind) || !isMeasured(headline)) {
      return false
    }
    const detail = detailOf(item)
    return detail !== undefined && !isSourced(`${headline}\n${detail}`)
  })
  if (!bare) return undefined
  return {
    rule: 'figure-sourced',
    text: `The figure in ${quoted(bare.headline)} has no source yet`,
    reason: 'A figure is passed on; with a word on where it is from, it holds there too.',
    fixLabel: 'Go there',
    fix: { type: 'focusItem', itemId: bare.id },
  }
}

/** In digits: "two days" is a length, "2 days" is mostly counted. */
function isMeasured(headline: string): boolean {
  return /\p{Nd}/u.test(headline) && hasFigure(headline)
}

function isSourced(words: string): boolean {
  return /\b(?:sources?|according|measured|counted|surveys?|reports?|figures|data|dashboard|cohorts?|audits?|stud(?:y|ies)|interviews?|says?|said|told|from (?:our|the)|in our|as of|by (?:finance|sales|support))\b|https?:|[“"]/i.test(
    words,
  )
}
