import { parseActionReference, parseWinReference } from '../../body/agenda-item'
import { paragraph, textOf, type BodyNode } from '../../body/body-node'
import type { BodyProjection, ProjectedItem } from '../../body/project-body'
import type { Action } from '../../documents/kinds/action'
import type { Win } from '../../documents/kinds/win'

/** What an item shows of the record it stands for. */
interface ShownRecord {
  words: string
  /** What is said under them, a line each. */
  detail: readonly string[]
  /** Where the only tick is the record's; left out where the item has its own. */
  isTicked?: boolean
  /** Of an action: who owes it, and which person it is with. */
  owed?: Pick<Action['fields'], 'owedBy' | 'personId'>
}

/** Finds the record a `ref` stands for, also one in the trash; `undefined` where it is no longer there. */
export type FindRecord = (ref: string) => ShownRecord | undefined

interface RecordRows {
  action: (id: string) => Action | undefined
  win: (id: string) => Win | undefined
}

/** The records that an item shows instead of words of its own: an action has the tick as well, a win its measure. */
export function findRecordIn(rows: RecordRows): FindRecord {
  return (ref) => {
    const actionId = parseActionReference(ref)
    const action = actionId === undefined ? undefined : rows.action(actionId)
    if (action) {
      return { words: action.fields.text, detail: [], isTicked: isDone(action), owed: action.fields }
    }
    const winId = parseWinReference(ref)
    const win = winId === undefined ? undefined : rows.win(winId)
    return win && { words: win.fields.text, detail: measureOf(win) }
  }
}

/** "Nine days → six days", and what that means: neither whose goal it serves nor which. */
export function measureOf({ fields }: Win): string[] {
  return [[fields.before, fields.after].filter(isSaid).join(' → '), fields.meaning].filter(isSaid)
}

/**
 * A projection whose items that stand for a record have that record's words and tick: the one truth of both is the
 * record. The same projection where none does.
 */
export function withRecords(projection: BodyProjection, recordOf: FindRecord): BodyProjection {
  if (!projection.items.some(({ ref }) => standsForRecord(ref))) return projection
  const items = projection.items.map((item): ProjectedItem => {
    const record = item.ref === null ? undefined : recordOf(item.ref)
    if (!record) return item
    return {
      ...item,
      headline: record.words,
      ticked: record.isTicked ?? item.ticked,
      // What is written in the item itself is a note under the record's words.
      hasDetail: item.hasDetail || isSaid(item.headline) || record.detail.length > 0,
      ...(item.detail === undefined
        ? {}
        : { detail: [...record.detail, item.headline, item.detail].filter(isSaid).join('\n') }),
    }
  })
  return {
    ...projection,
    get text() {
      return projection.text
    },
    items,
  }
}

/** A body's nodes with the words and the tick of each record in the item that stands for it: for a brief, a copy. */
export function withRecordWords(nodes: readonly BodyNode[], recordOf: FindRecord): BodyNode[] {
  return nodes.map((node) => {
    const ref = node.type === 'agendaItem' ? refOf(node) : null
    const record = ref === null ? undefined : recordOf(ref)
    if (!record) return node
    const own = (node.content ?? []).filter((block) => isSaid(textOf(block)))
    return {
      ...node,
      attrs: { ...node.attrs, ...(record.isTicked === undefined ? {} : { ticked: record.isTicked }) },
      content: [paragraph(record.words), ...record.detail.map((line) => paragraph(line)), ...own],
    }
  })
}

export function isDone({ fields }: Action): boolean {
  return fields.status === 'done'
}

function standsForRecord(ref: string | null): boolean {
  return (parseActionReference(ref) ?? parseWinReference(ref)) !== undefined
}

function isSaid(words: string): boolean {
  return words.trim() !== ''
}

function refOf({ attrs }: BodyNode): string | null {
  const ref = attrs?.['ref']
  return typeof ref === 'string' ? ref : null
}
