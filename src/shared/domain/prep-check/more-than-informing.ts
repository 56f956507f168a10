import { nameOf, writeOne, writtenItems, type Finding, type Prepared } from './finding'
import { asMessage, canBeMessage, isNews } from './what-stands'

/** Two lines of news are an update; fewer are the beginning of an agenda. */
const enoughToTell = 2

/**
 * P5 and P7: keeping somebody informed is managing up and needs no meeting ("can be a message"); leading up needs their
 * mind.
 */
export function moreThanInforming(prepared: Prepared): Finding | undefined {
  const written = writtenItems(prepared)
  if (written.length < enoughToTell || !written.every(({ kind }) => isNews(kind))) return undefined
  const found = {
    rule: 'more-than-informing',
    text: 'All of this informs, and could be a message',
    reason: `Time together is for what needs ${nameOf(prepared)}: an ask, a choice, a question.`,
  }
  const ask = writeOne(prepared, 'ask')
  const askLabel = ask.type === 'focusItem' ? 'Write an ask' : 'Add an ask'
  if (!written.every((item) => canBeMessage(item))) {
    return { ...found, fixLabel: askLabel, fix: ask }
  }
  return {
    ...found,
    fixLabel: 'Make it a message',
    fix: asMessage(prepared, written),
    choices: [{ label: askLabel, fix: ask }],
  }
}
