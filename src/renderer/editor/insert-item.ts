import { Fragment, type Node, type Schema } from '@tiptap/pm/model'
import { shownReference, type AgendaItemKind } from '@shared/body/agenda-item'
import { positionOfBlock } from './gap-at'
import { findItem, isUnwritten } from './keys/find-item'
import { topPlace } from './keys/change-kind'
import { placeForItem } from './keys/lines'
import { createItem } from './keys/new-items'

export interface ItemToInsert {
  kind: AgendaItemKind
  /** Left out where the item shows a record, whose words these are. */
  headline: string
  /** What stands under it, a line each. */
  detail?: readonly string[]
  minutes?: number
  ref?: string | null
  /** Before the other items, instead of the end; bad news always is, where no place is given. */
  isFirst?: boolean
  /** Before the block with this number, counted from the top. */
  at?: number
  /** In the place of this item, which goes, while it waits to be written; behind it, where it was written in. */
  insteadOf?: string
  /** Behind this item, instead of the end. */
  afterId?: string
}

/** An item that shows a record has no words of its own but what stands under them. */
export function itemNode(schema: Schema, id: string, item: ItemToInsert): Node {
  const { kind, headline, detail = [], minutes, ref = null } = item
  const own = shownReference(ref) === undefined ? [headline, ...detail] : detail
  const lines = own.length > 0 ? own : ['']
  return createItem(schema, {
    id,
    kind,
    ...(minutes === undefined ? {} : { minutes }),
    ref,
    content: Fragment.from(
      lines.map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)])),
    ),
  })
}

/** Where an item goes, and what it takes the place of; before an empty last line, which waits to be written in. */
export function placeFor(
  doc: Node,
  { kind, insteadOf, at, afterId, isFirst = kind === 'bad-news' }: ItemToInsert,
): { from: number; to: number } {
  const place = (position: number) => ({ from: position, to: position })
  const replaced = insteadOf === undefined ? undefined : findItem(doc, insteadOf)
  if (replaced) {
    const to = replaced.position + replaced.node.nodeSize
    return isUnwritten(replaced.node) ? { from: replaced.position, to } : place(to)
  }
  if (at !== undefined) return place(positionOfBlock(doc, at))
  const before = afterId === undefined ? undefined : findItem(doc, afterId)
  const behind = before ? before.position + before.node.nodeSize : placeForItem(doc)
  if (!isFirst) return place(behind)
  return place(kind === 'bad-news' ? (topPlace(doc) ?? behind) : 0)
}
