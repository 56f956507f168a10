import { writtenItems, type Finding, type Prepared } from './finding'
import { detailOf } from './what-stands'

/** P15: an opener turns the conversation with a question; a fact alone is news. */
export function openerAsks(prepared: Prepared): Finding | undefined {
  const silent = writtenItems(prepared).find((item) => {
    const { kind, headline, ref } = item
    // The question may stand under the fact; where that is not known, it does.
    const detail = detailOf(item)
    return (
      kind === 'opener' &&
      detail !== undefined &&
      !ref?.startsWith('item:') &&
      !asks(`${headline}\n${detail}`)
    )
  })
  if (!silent) return undefined
  return {
    rule: 'opener-asks',
    text: 'The opener does not ask anything yet',
    reason: 'A fact is news; the question behind it is what turns the conversation.',
    fixLabel: 'Go there',
    fix: { type: 'focusItem', itemId: silent.id },
  }
}

/** The address it was found at may have a question mark too. */
function asks(words: string): boolean {
  return /[?？؟]/.test(words.replace(/\bhttps?:\S+/gi, ''))
}
