import type { ProjectedItem } from '../../body/project-body'
import type { Opener, OpenerFields } from '../../documents/kinds/opener'
import { openerText, readOpener } from '../opener-drafts'

export function formatOpenerReference(id: string): string {
  return `opener:${id}`
}

/** The id of the opener that a `ref` names, or `undefined` where it names something else or nothing. */
export function parseOpenerReference(ref: string | null): string | undefined {
  return /^opener:(.+)$/.exec(ref ?? '')?.[1]
}

type Item = Pick<ProjectedItem, 'ticked' | 'headline'>

/**
 * What an opener's record learns from a change of the item that stands for it: ticked, it was asked, in the words that
 * stand there; unticked, it was not. An answer stays, whatever becomes of the tick. `undefined` where nothing.
 *
 * @param before the item as it was; `undefined` where it was not there
 */
export function tickedOpener(
  { fields }: Opener,
  before: Item | undefined,
  { ticked, headline }: Item,
  { meetingId, nowIso }: { meetingId: string; nowIso: string },
): Partial<OpenerFields> | undefined {
  const isWaiting = fields.status === 'draft' || fields.status === 'planned'
  if (ticked && !before?.ticked && isWaiting) {
    return { status: 'asked', askedAt: nowIso, meetingId, ...wordsOfItem(fields, headline) }
  }
  if (!ticked && before?.ticked && fields.status === 'asked') return { status: 'planned', askedAt: null }
  return undefined
}

/** The words of the item where the record has others: what is asked is what the agenda says. */
export function wordsOfItem(
  fields: Pick<OpenerFields, 'fact' | 'question'>,
  headline: string,
): Pick<OpenerFields, 'fact' | 'question'> | undefined {
  const words = headline.trim()
  return words === '' || words === openerText(fields) ? undefined : readOpener(words)
}
