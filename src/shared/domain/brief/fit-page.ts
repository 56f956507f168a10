import type { AgendaItemKind } from '../../body/agenda-item'

/**
 * What can wait, first: news and results can be a message (P5), what one talks over can be said; what is asked and what
 * is to be decided is what the talk is for. Bad news always stays (P21).
 */
const canWait: readonly AgendaItemKind[] = [
  'inform',
  'win',
  'opener',
  'discuss',
  'risk',
  'problem',
  'decide',
  'ask',
]

/**
 * The ids of items without which a brief fits on its page, in the agenda's order, and no more than it takes; of one kind
 * the last go first. All that may go where even that is not enough.
 * @param items in the agenda's order
 * @param fits whether it fits without these
 */
export function leaveOutToFit(
  items: readonly { id: string; kind: AgendaItemKind }[],
  fits: (leftOut: ReadonlySet<string>) => boolean,
): string[] {
  const leftOut = new Set<string>()
  const candidates = canWait.flatMap((kind) => items.filter((item) => item.kind === kind).toReversed())
  for (const { id } of candidates) {
    if (fits(leftOut)) break
    leftOut.add(id)
  }
  // A long one that went late may have made room for a short one that went early.
  const gone = [...leftOut]
  for (const id of gone) {
    leftOut.delete(id)
    if (!fits(leftOut)) leftOut.add(id)
  }
  return items.flatMap(({ id }) => (leftOut.has(id) ? [id] : []))
}
