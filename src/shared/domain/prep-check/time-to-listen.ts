import type { AgendaItemKind } from '../../body/agenda-item'
import { nameOf, writtenItems, type Finding, type Prepared } from './finding'
import { trimMinutes } from './trim-minutes'

/** What one tells. A risk is told upward; downward it asks for their eye ("What could sink this plan?"). */
const telling: readonly AgendaItemKind[] = ['inform', 'win', 'bad-news', 'problem']

/** A fifth is the least in which somebody can answer. */
const mostTold = 0.8

/** P17, "always be listening": a talk that tells to the end leaves nothing to hear. */
export function timeToListen(prepared: Prepared): Finding | undefined {
  const { meeting } = prepared
  const told = writtenItems(prepared).filter(({ kind }) => telling.includes(kind))
  const minutes = told.reduce((total, own) => total + own.minutes, 0)
  const most = Math.floor(meeting.minutes * mostTold)
  if (told.length < 2 || minutes <= most || minutes > meeting.minutes) return undefined
  const items = trimMinutes(told, most)
  if (!items) return undefined
  return {
    rule: 'time-to-listen',
    text: `${minutes} of ${meeting.minutes} minutes are for telling`,
    reason: `What ${nameOf(prepared)} says in the rest is what you came to hear.`,
    fixLabel: 'Leave time to listen',
    fix: { type: 'setMinutes', items },
  }
}
