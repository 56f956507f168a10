import { allKinds, type KindName } from '@shared/documents/kinds/all-kinds'
import type { RowOf, RowStore } from '../../documents/row-store'
import type { RouteStore } from '../../app/route'
import { localZone } from '../../app/use-now'
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

/** Links of this window: to whatever its rows hold, opened in it. */
export function windowLinks(rows: RowStore, routes: RouteStore): LinkHost {
  // Of each kind, as long as its rows are the same: titles of thousands are not put together at each key.
  const choicesOfRows = new WeakMap<object, LinkChoice[]>()
  const choicesOf = <Name extends KindName>(kind: Name): LinkChoice[] => {
    const list = rows.list(kind)
    const known = choicesOfRows.get(list)
    if (known) return known
    const choices = list.map((row) => choiceOf(kind, row, rows))
    choicesOfRows.set(list, choices)
    return choices
  }
  return {
    find(query) {
      const choices = linkableKinds.flatMap((kind) => choicesOf(kind))
      if (query.trim() === '') return choices.slice(0, mostChoices)
      const titles = choices.map(({ label }) => label)
      return fuzzyOrder(titles, query)
        .flatMap((index) => choices[index] ?? [])
        .slice(0, mostChoices)
    },
    read(id) {
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
    open(id) {
      for (const kind of linkableKinds) {
        const route = routeTo(kind, id, rows)
        if (route) routes.go(route)
      }
    },
  }
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

function choiceOf<Name extends KindName>(kind: Name, row: RowOf<Name>, rows: RowStore): LinkChoice {
  const { words, isPrivate } = allKinds[kind]
  const label = titleHere(kind, row, rows)
  const written = isPrivate(row.fields as Record<string, unknown>) ? words.one : label
  return { id: row.id, label, hint: words.one, written }
}

function titleHere<Name extends KindName>(kind: Name, row: RowOf<Name>, rows: RowStore): string {
  return recordTitle(kind, row, rows, { nowMs: Date.now(), zone: localZone() })
}
