import type { AgendaItemKind } from '../../body/agenda-item'
import type { ProjectedItem } from '../../body/project-body'
import { writtenItems, type Fix, type Prepared } from './finding'
import { speaksOf } from './words-in-common'

/** What stands under an item's headline; `undefined` where that is not known. */
export function detailOf({ hasDetail, detail }: ProjectedItem): string | undefined {
  return hasDetail ? detail : ''
}

/** An item's headline: its own, or that of the past item it shows. */
export function headlineOf({ past = [] }: Prepared, { headline, ref }: ProjectedItem): string {
  if (headline !== '' || ref === null) return headline
  for (const { meetingId, items } of past) {
    const shown = items.find((item) => item.ref === ref || `item:${meetingId}/${item.id}` === ref)
    if (shown && shown.words !== '') return shown.words
  }
  return ''
}

/** Everything that is known of what an item says. */
export function wordsIn(prepared: Prepared, item: ProjectedItem): string {
  return `${headlineOf(prepared, item)}\n${detailOf(item) ?? ''}`
}

/** Whether the agenda holds a record, or speaks of it in words of its own. */
export function isOnAgenda(prepared: Prepared, { ref, text }: { ref: string; text: string }): boolean {
  return writtenItems(prepared).some((item) => item.ref === ref || speaksOf(wordsIn(prepared, item), text))
}

/** Kinds that tell and need nobody's mind. */
export function isNews(kind: AgendaItemKind): boolean {
  return kind === 'inform' || kind === 'win'
}

/**
 * Whether an item can leave the agenda as a message: not what stands for a record, which was put there to be spoken of,
 * and nothing of which a part would be lost because it is not known here.
 */
export function canBeMessage(item: ProjectedItem): boolean {
  return item.ref === null && detailOf(item) !== undefined
}

/** Items as a message to the person, in the agenda's own words. */
export function asMessage(
  prepared: Prepared,
  items: readonly ProjectedItem[],
): Extract<Fix, { type: 'turnIntoMessage' }> {
  const lines = items.map((item) => {
    const detail = detailOf(item)?.trim() ?? ''
    return [headlineOf(prepared, item), detail].filter(Boolean).join('\n')
  })
  const [only = ''] = lines
  const message =
    lines.length === 1 ? only : lines.map((line) => `- ${line.replaceAll('\n', '\n  ')}`).join('\n')
  return { type: 'turnIntoMessage', itemIds: items.map(({ id }) => id), message }
}
