import { allKinds, type KindName } from '@shared/documents/kinds/all-kinds'
import type { RowOf, RowStore } from '../../documents/row-store'
import type { RouteStore } from '../../app/route'
import { localZone } from '../../app/use-now'
import { isPrivateHidden } from '../../app/use-private-hidden'
import { fuzzyOrder } from '../../features/people/people-view'
import { recordTitle } from '../../features/records/record-title'
import { recordViews } from '../../features/records/record-views'
import type { LinkChoice, LinkedDocument, LinkHost } from './link-host'

/** What may be linked, in the order in which it is offered while nothing is typed. */
const linkableKinds = [
  'person',
  'meeting',
  'signal',
  'win',
  'action',
  'opener',
  'note',
  'business-page',
] as const satisfies readonly KindName[]

/** More than this many is no longer a list to choose from. */
const mostChoices = 8

interface WindowChoice extends LinkChoice {
  isPrivate: boolean
}

/** Links of this window: to whatever its rows hold, opened in it. */
export function windowLinks(rows: RowStore, routes: RouteStore): LinkHost {
  // Of each kind, as long as its rows are the same: titles of thousands are not put together at each key.
  const choicesOfRows = new WeakMap<object, WindowChoice[]>()
  const choicesOf = <Name extends KindName>(kind: Name): WindowChoice[] => {
    const list = rows.list(kind)
    const known = choicesOfRows.get(list)
    if (known) return known
    const choices = list.map((row) => choiceOf(kind, row, rows))
    choicesOfRows.set(list, choices)
    return choices
  }
  return {
    find(query) {
      const all = linkableKinds.flatMap((kind) => choicesOf(kind))
      const choices = isPrivateHidden() ? all.filter(({ isPrivate }) => !isPrivate) : all
      if (query.trim() === '') return choices.slice(0, mostChoices)
      const titles = choices.map(({ label }) => label)
      return fuzzyOrder(titles, query)
        .flatMap((index) => choices[index] ?? [])
        .slice(0, mostChoices)
    },
    read(linkedId) {
      const id = nowCalled(linkedId, rows)
      for (const kind of linkableKinds) {
        const row = rows.get(kind, id)
        if (row) return linkedDocument(kind, row, rows)
      }
      const areAllRead = linkableKinds.every((kind) => rows.isLoaded(kind))
      return areAllRead ? { state: 'gone', title: '', isPrivate: false } : undefined
    },
    subscribe(listener) {
      for (const kind of linkableKinds) void rows.load(kind)
      return rows.subscribe(listener)
    },
    open(linkedId) {
      const id = nowCalled(linkedId, rows)
      for (const kind of linkableKinds) {
        const route = routeTo(kind, id, rows)
        if (route) routes.go(route)
      }
    },
  }
}

/** Two people, or two 1:1s, that became one when workspaces were brought together: the other one is meant. */
function nowCalled(id: string, rows: RowStore): string {
  const { mergedInto = null } = (rows.get('person', id) ?? rows.get('meeting', id))?.fields ?? {}
  return mergedInto ?? id
}

function routeTo<Name extends KindName>(kind: Name, id: string, rows: RowStore) {
  const row = rows.get(kind, id)
  return row && recordViews[kind].routeOf(row)
}

function linkedDocument<Name extends KindName>(kind: Name, row: RowOf<Name>, rows: RowStore): LinkedDocument {
  const fields = row.fields as Record<string, unknown>
  return {
    state: fields['trashedAt'] === null ? 'here' : 'trashed',
    title: titleHere(kind, row, rows),
    isPrivate: allKinds[kind].isPrivate(fields),
  }
}

function choiceOf<Name extends KindName>(kind: Name, row: RowOf<Name>, rows: RowStore): WindowChoice {
  const { words, isPrivate: isPrivateRow } = allKinds[kind]
  const label = titleHere(kind, row, rows)
  const isPrivate = isPrivateRow(row.fields as Record<string, unknown>)
  return { id: row.id, label, hint: words.one, written: isPrivate ? words.one : label, isPrivate }
}

function titleHere<Name extends KindName>(kind: Name, row: RowOf<Name>, rows: RowStore): string {
  return recordTitle(kind, row, rows, { nowMs: Date.now(), zone: localZone() })
}
