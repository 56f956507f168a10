import { writtenItems, type Finding, type Prepared } from './finding'

/** P15: an opener turns the conversation with a question; a fact alone is news. */
export function openerAsks(prepared: Prepared): Finding | undefined {
  // A question may stand under the fact, which the projection does not hold: an opener with more to it passes.
  const silent = writtenItems(prepared).find(
    ({ kind, headline, hasDetail, ref }) =>
      kind === 'opener' && !hasDetail && !ref?.startsWith('item:') && !/[?？؟]/.test(headline),
  )
  if (!silent) return undefined
  return {
    rule: 'opener-asks',
    text: 'The opener does not ask anything yet',
    reason: 'A fact is news; the question behind it is what turns the conversation.',
    fixLabel: 'Go there',
    fix: { type: 'focusItem', itemId: silent.id },
  }
}
