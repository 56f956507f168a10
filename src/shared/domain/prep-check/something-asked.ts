import { draftAsk } from './ask-draft'
import { leadsUp, nameOf, writeOne, writtenItems, type Finding, type Prepared } from './finding'

/**
 * P2 and P3: the way to make their job easier is to say what is needed of them. A talk one leads up in holds one ask or
 * one decision.
 */
export function somethingAsked(prepared: Prepared): Finding | undefined {
  if (!leadsUp(prepared)) return undefined
  if (writtenItems(prepared).some(({ kind }) => kind === 'ask' || kind === 'decide')) return undefined
  const { fix, label } = draftAsk(prepared)
  return {
    rule: 'something-asked',
    text: `Nothing is asked of ${nameOf(prepared)} yet`,
    reason: 'One clear ask is easier to help with than a report.',
    fixLabel: label,
    fix,
    choices: [{ label: 'Write one', fix: writeOne(prepared, 'ask') }],
  }
}
