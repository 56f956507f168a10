import { defaultMinutes } from '../../body/agenda-item'
import { nameOf, writeOne, writtenItems, type Finding, type Prepared } from './finding'

/** Two lines of news are an update; fewer are the beginning of an agenda. */
const enoughToTell = 2

/**
 * P5 and P7: keeping somebody informed is managing up and needs no meeting ("can be a message"); leading up needs their
 * mind.
 */
export function moreThanInforming(prepared: Prepared): Finding | undefined {
  const written = writtenItems(prepared)
  if (written.length < enoughToTell) return undefined
  if (!written.every(({ kind }) => kind === 'inform' || kind === 'win')) return undefined
  const fix = writeOne(prepared, 'ask', defaultMinutes.ask)
  return {
    rule: 'more-than-informing',
    text: 'All of this informs, and could be a message',
    reason: `Time together is for what needs ${nameOf(prepared)}: an ask, a choice, a question.`,
    fixLabel: fix.type === 'focusItem' ? 'Write an ask' : 'Add an ask',
    fix,
  }
}
