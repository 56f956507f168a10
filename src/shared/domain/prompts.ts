import type { AgendaItemKind } from '../body/agenda-item'
import { templates } from './templates'

/**
 * Which agenda items are not written yet. Told from the words alone, so that nothing has to be kept in step: an item is
 * an *unfilled prompt* where its headline is still a prompt of one of our templates, whatever name stands in it, and
 * nothing is under it. One more word makes it the user's. Prep check, brief, carry-over and readiness leave unfilled
 * prompts out; the minutes of an agenda count them, since they hold the place.
 */
export function isUnfilledPrompt({ headline, hasDetail }: { headline: string; hasDetail: boolean }): boolean {
  return !hasDetail && isPrompt(headline)
}

/** Whether an item says something: words of the user's, a ready question, or an item it shows from elsewhere. */
export function isWritten(item: { headline: string; hasDetail: boolean; ref: string | null }): boolean {
  if (item.ref?.startsWith('item:')) return true
  return item.hasDetail || (item.headline.trim() !== '' && !isPrompt(item.headline))
}

/** The first item of this kind that still waits to be written: where to put the caret, or what to write over. */
export function unfilledPromptOf<
  Item extends { kind: AgendaItemKind; headline: string; hasDetail: boolean; ref: string | null },
>(items: readonly Item[], kind: AgendaItemKind): Item | undefined {
  return items.find((item) => item.kind === kind && !isWritten(item))
}

function isPrompt(headline: string): boolean {
  const words = normal(headline)
  return words.endsWith('…') && prompts.some((prompt) => prompt.test(words))
}

function normal(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\.\.\.$/, '…')
    .replaceAll("'", '’')
}

const prompts: readonly RegExp[] = templates
  .flatMap(({ items }) => items)
  .filter(({ headline }) => headline.endsWith('…'))
  .map(({ headline }) => {
    const escaped = normal(headline).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return new RegExp(`^${escaped.replaceAll('\\{name\\}', '(?:this person|\\S{1,40})')}$`, 'iu')
  })
