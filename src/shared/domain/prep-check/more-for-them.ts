import type { AgendaItemKind } from '../../body/agenda-item'
import {
  addItem,
  isAboutThemselves,
  leadsUp,
  nameOf,
  writtenItems,
  type Finding,
  type Prepared,
} from './finding'
import { asMessage, canBeMessage } from './what-stands'

/** Fewer are too few to weigh. */
const enoughMine = { up: 2, other: 3 }

/** What takes, and what gives: upward an ask takes; down and sideways news and decisions are mine as well. */
const mine: Record<'up' | 'other', readonly AgendaItemKind[]> = {
  up: ['ask'],
  other: ['ask', 'inform', 'decide'],
}
/** Neither: both bring it. */
const shared: Record<'up' | 'other', readonly AgendaItemKind[]> = { up: ['discuss', 'decide'], other: [] }

/** P1 and P19, "not what you get, but what you give": their talk holds as much for them as for the user. */
export function moreForThem(prepared: Prepared): Finding | undefined {
  if (isAboutThemselves(prepared)) return undefined
  const way = leadsUp(prepared) ? 'up' : 'other'
  const written = writtenItems(prepared)
  const own = written.filter(({ kind }) => mine[way].includes(kind))
  const theirs = written.length - own.length - written.filter(({ kind }) => shared[way].includes(kind)).length
  if (own.length < enoughMine[way] || own.length <= theirs) return undefined
  const name = nameOf(prepared)
  const found = {
    rule: 'more-for-them',
    text: `${own.length} items are for you, ${theirs === 0 ? 'none' : theirs} for ${name}`,
    reason:
      way === 'up'
        ? 'The ask that matters most is heard best alone; the rest can be written.'
        : 'A talk is theirs as well; what only informs can be written.',
  }
  const excess = own.length - Math.max(theirs, enoughMine[way] - 1)
  const canBeWritten = own.filter((item) => canBeMessage(item) && (way === 'up' || item.kind === 'inform'))
  if (canBeWritten.length >= excess) {
    const last = canBeWritten.slice(-excess)
    return {
      ...found,
      fixLabel: last.length === 1 ? 'Make the last a message' : `Make the last ${last.length} a message`,
      fix: asMessage(prepared, last),
    }
  }
  if (theirs > 0) return undefined
  const theirQuestion = way === 'up' ? 'Where can we make something easier for you?' : 'What is on your mind?'
  return {
    ...found,
    fixLabel: 'Ask what is theirs',
    fix: addItem(prepared, way === 'up' ? 'risk' : 'discuss', theirQuestion, { isFirst: true }),
  }
}
