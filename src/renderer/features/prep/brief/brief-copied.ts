/** What became of an agenda when its brief was copied. */
export interface BriefCopied {
  meetingId: string
  /** Items that are in it. */
  copied: number
  /** Items that wait to be written, and so are not. */
  unwritten: number
}

type Listener = (brief: BriefCopied) => void

const listeners = new Set<Listener>()

/** Takes over the word that a brief was copied; returns its unsubscribe. */
export function onBriefCopied(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether somebody says it already: it is said once. */
export function tellBriefCopied(brief: BriefCopied): boolean {
  for (const listener of listeners) listener(brief)
  return listeners.size > 0
}

/** "2 of 5 items; 3 are not written yet" */
export function copiedInWords({ copied, unwritten }: BriefCopied): string {
  const all = copied + unwritten
  const items = (count: number) => `${count} ${count === 1 ? 'item' : 'items'}`
  if (unwritten === 0) return items(copied)
  return `${copied} of ${items(all)}; ${unwritten} ${unwritten === 1 ? 'is' : 'are'} not written yet`
}
