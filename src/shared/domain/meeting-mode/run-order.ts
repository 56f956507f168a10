import type { ProjectedItem } from '../../body/project-body'
import { isWritten } from '../prompts'

type Item = Pick<ProjectedItem, 'id' | 'headline' | 'hasDetail' | 'ref' | 'ticked'>

/**
 * What is talked about, in the agenda's order: what is written, ticked or not. A prompt of a template that nobody wrote
 * over says nothing; the present item stays, since it may be just being written.
 */
export function itemsToTalkAbout<Of extends Item>(items: readonly Of[], presentId: string | undefined): Of[] {
  return items.filter((item) => item.id === presentId || isWritten(item))
}

/** Where a 1:1 begins or goes on: the first item that is open, else the first. */
export function firstToTalkAbout<Of extends Item>(items: readonly Of[]): Of | undefined {
  const written = itemsToTalkAbout(items, undefined)
  return written.find(({ ticked }) => !ticked) ?? written[0]
}

/**
 * Which item is shown now. One that was taken off, here or on another device, gives way to the one that stood behind
 * it, else to the last.
 * @param before the items as they stood while the present one was among them
 */
export function presentItem<Of extends Item>(
  items: readonly Of[],
  presentId: string | undefined,
  before: readonly string[],
): Of | undefined {
  const present = items.find(({ id }) => id === presentId)
  if (present) return present
  if (presentId === undefined) return firstToTalkAbout(items)
  const behind = new Set(before.slice(before.indexOf(presentId) + 1))
  const written = itemsToTalkAbout(items, undefined)
  return before.includes(presentId)
    ? (written.find(({ id }) => behind.has(id)) ?? written.at(-1))
    : firstToTalkAbout(items)
}
