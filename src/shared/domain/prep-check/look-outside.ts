import { defaultMinutes } from '../../body/agenda-item'
import { leadsUp, writeOne, writtenItems, type Finding, type Prepared } from './finding'

/** Talks about what lies between two people; the market has no place in them. */
const aboutThemselves = new Set(['hard-conversation', 'coaching', 'first-1-1'])

/** P7, P9, P10, P15: leading up brings what was seen outside, as one good question. */
export function lookOutside(prepared: Prepared): Finding | undefined {
  if (!leadsUp(prepared) || aboutThemselves.has(prepared.meeting.template)) return undefined
  if (writtenItems(prepared).some(({ kind }) => kind === 'opener')) return undefined
  const fix = writeOne(prepared, 'opener', defaultMinutes.opener)
  return {
    rule: 'look-outside',
    text: 'Nothing from outside yet',
    reason: 'One thing noticed in the market, and a question about it, leads up.',
    fixLabel: fix.type === 'focusItem' ? 'Write it' : 'Add an opener',
    fix,
  }
}
