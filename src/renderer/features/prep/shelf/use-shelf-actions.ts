import { unfilledPromptOf } from '@shared/domain/prompts'
import { itemOfCard } from '@shared/domain/shelf/item-of-card'
import type { ShelfCard } from '@shared/domain/shelf/shelf-card'
import { useRecordEdits } from '../../../app/window-session'
import { call } from '../../../documents/bridge'
import { useBodySessions } from '../../../documents/use-body-session'
import type { BodyEditorHandle } from '../../../editor/body-editor-handle'
import type { Prepared } from '../use-prepared'
import type { CardChoice } from './card-choices'
import { settleCard } from './settle-card'
import type { Shelf } from './use-shelf'

/** What can be done with the cards of the shelf. */
export interface ShelfActions {
  /**
   * Puts a card on the agenda, by its key: what an agenda item refers to.
   *
   * @param at before the block with this number; at a fitting place where it is left out
   */
  take: (key: string, at?: number) => void
  /**
   * Puts everything that is carried over on the agenda, undone in one; `undefined` where nothing is. So many of `count`
   * were left over by the last 1:1, and the others before it.
   */
  bringCarried: { count: number; fromLastTime: number; run: () => void } | undefined
  /** Does with a card what was chosen in its menu. */
  settle: (choice: CardChoice, card: ShelfCard) => void
}

/** `undefined` while the agenda cannot be edited. */
export function useShelfActions(
  { projection, view }: Prepared,
  shelf: Shelf | undefined,
  handle: BodyEditorHandle | undefined,
): ShelfActions | undefined {
  const edits = useRecordEdits()
  const sessions = useBodySessions()
  if (!handle || !shelf) return undefined
  const { meeting, person } = view

  const takeCapture = async (captureId: string, at: number | undefined) => {
    // The main process counts blocks as the vault has them: what was typed last goes there first.
    await sessions.get(meeting.id)?.flush()
    const place = at === undefined ? {} : { at }
    await edits.run({
      label: 'Put the capture on the agenda',
      perform: (commandId) =>
        call('captures.triage', {
          commandId,
          captureId,
          to: { as: 'item', meetingId: meeting.id, kind: 'discuss', ...place },
        }),
    })
  }

  /** What a template waits for with an item of this kind, where nobody said otherwise. */
  const placeFor = (kind: Parameters<typeof unfilledPromptOf>[1], at: number | undefined) => {
    if (at !== undefined) return { at }
    const waiting = unfilledPromptOf(projection.items, kind)
    if (waiting) return { insteadOf: waiting.id, minutes: waiting.minutes }
    return { isFirst: kind === 'bad-news' }
  }

  const takeCard = (card: ShelfCard, at: number | undefined) => {
    if (card.source.kind === 'capture') return void takeCapture(card.source.capture.id, at)
    const { kind, headline, detail, minutes, ref, isToBeWritten } = itemOfCard(card)
    const known = minutes > 0 ? { minutes } : {}
    // An empty item is there to be written in already: one more would only take its minutes.
    const empty = ref === null ? handle.emptyItem : undefined
    const id = empty ?? handle.insertItem({ kind, headline, detail, ref, ...placeFor(kind, at), ...known })
    if (!isToBeWritten) return
    if (ref === null) handle.focusItem(id)
    else handle.focusUnder(id)
  }

  const carried = shelf.cards.filter(({ section }) => section === 'carried')
  const fromLastTime = carried.filter(
    ({ source }) => source.kind === 'carried' && source.item.lastMeetingId === shelf.last?.meetingId,
  ).length
  const bring = () => {
    handle.inOneStep(() => {
      for (const card of carried) takeCard(card, undefined)
    })
    handle.focus()
  }

  return {
    bringCarried: carried.length > 0 ? { count: carried.length, fromLastTime, run: bring } : undefined,
    take: (key, at) => {
      const card = shelf.cards.find(({ ref }) => ref === key)
      if (card) takeCard(card, at)
    },
    settle: (choice, card) => settleCard(choice, card, { edits, meeting, person }),
  }
}
