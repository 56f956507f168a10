import { allKinds, type KindName } from '@shared/documents/kinds/all-kinds'
import type { DocumentRow, TypedRow } from '@shared/documents/document'
import { call, onEvent } from './bridge'
import { isSame, RowsAhead } from './rows-ahead'

export type RowOf<Name extends KindName> = ReturnType<(typeof allKinds)[Name]['readRow']>

type Row = TypedRow<Record<string, unknown>>

interface KindState {
  /** Read rows by id, those in the trash included. */
  rows: Map<string, Row>
  /** Those not in the trash, and those in it; a new array whenever one of them changed. */
  list: readonly Row[]
  trash: readonly Row[]
  /** Both together, once somebody asked for them. */
  all: readonly Row[] | undefined
  loaded: Promise<void>
  isLoaded: boolean
  /** It could not be read the last time it was asked for. */
  hasFailed: boolean
}

interface Replaced {
  /** `undefined` for a row that was not here. */
  known: Row | undefined
  row: Row
}

/** Each looks for its place from the beginning: of ten thousand rows so many take as long as reading them all. */
const fewChanges = 64

/** What Today is made of. The thousands of others come after it has been drawn. */
const firstKinds: ReadonlySet<KindName> = new Set(['settings', 'person', 'meeting'])

/**
 * The rows of the workspace, as far as this window has asked for them: a kind is loaded when it is first wanted and
 * kept true by events from then on.
 */
export class RowStore {
  private readonly kinds = new Map<KindName, KindState>()
  private readonly listeners = new Set<() => void>()
  private readonly ahead = new RowsAhead(readRow)

  /** @param ready when kinds that no first screen waits for may be loaded; at once where it is not given. */
  constructor(private readonly ready: Promise<void> = Promise.resolve()) {
    onEvent('rows.changed', ({ rows }) => this.take(rows))
    onEvent('workspace.replaced', () => this.reload())
  }

  /** Loads a kind if it is not; resolves once its rows are there. */
  load(kind: KindName): Promise<void> {
    return this.state(kind).loaded
  }

  /** Whether some kind could not be read: what shows its rows waits for them. */
  get hasFailed(): boolean {
    return [...this.kinds.values()].some((state) => state.hasFailed)
  }

  /** Asks again for the kinds that could not be read. */
  retry(): void {
    for (const [kind, state] of this.kinds) if (state.hasFailed) this.begin(kind, state)
  }

  isLoaded(kind: KindName): boolean {
    return this.state(kind).isLoaded
  }

  /** All rows of a kind but those in the trash. The same array until one of them changes. */
  list<Name extends KindName>(kind: Name): readonly RowOf<Name>[] {
    return this.state(kind).list as readonly RowOf<Name>[]
  }

  /** The rows of a kind that are in the trash. The same array until one of them changes. */
  trash<Name extends KindName>(kind: Name): readonly RowOf<Name>[] {
    return this.state(kind).trash as readonly RowOf<Name>[]
  }

  /** All rows of a kind, those in the trash included. The same array until one of them changes, whoever asks. */
  all<Name extends KindName>(kind: Name): readonly RowOf<Name>[] {
    const state = this.state(kind)
    state.all ??= [...state.list, ...state.trash]
    return state.all as readonly RowOf<Name>[]
  }

  /** One row, also from the trash; `undefined` where it is not there or not loaded. */
  get<Name extends KindName>(kind: Name, id: string): RowOf<Name> | undefined {
    return this.state(kind).rows.get(id) as RowOf<Name> | undefined
  }

  /**
   * Shows an edit of rows that are here at once, before the disk has it; `settle` ends it: saved or refused. Rows it would
   * make are shown when they are. Whether it shows all of the edit.
   */
  showAhead(commandId: string, writes: readonly { id: string; fields: Record<string, unknown> }[]): boolean {
    const shown = writes.flatMap(({ id, fields }) => {
      const row = this.find(id)
      return row ? [this.ahead.lay(commandId, row, fields)] : []
    })
    this.show(shown)
    return shown.length === writes.length
  }

  settle(commandId: string): void {
    this.show(this.ahead.settle(commandId))
  }

  /** Calls the listener after each change; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private state(kind: KindName): KindState {
    const known = this.kinds.get(kind)
    if (known) return known
    const state: KindState = {
      rows: new Map(),
      list: [],
      trash: [],
      all: undefined,
      loaded: Promise.resolve(),
      isLoaded: false,
      hasFailed: false,
    }
    this.kinds.set(kind, state)
    this.begin(kind, state, firstKinds.has(kind) ? undefined : this.ready)
    return state
  }

  private begin(kind: KindName, state: KindState, ready?: Promise<void>): void {
    const loading = ready ? ready.then(() => this.fetch(kind, state)) : this.fetch(kind, state)
    state.loaded = loading
    // Said by `hasFailed`, also to those who only asked for the rows and do not wait for them.
    loading.catch(() => {
      if (state.loaded !== loading) return
      state.hasFailed = true
      this.tell()
    })
  }

  private async fetch(kind: KindName, state: KindState): Promise<void> {
    const rows = JSON.parse(await call('rows.list', { kinds: [kind] })) as DocumentRow[]
    // Only now, where they are read anew: a screen that is left without its rows would take its editor with it.
    state.rows.clear()
    state.list = []
    state.trash = []
    state.all = undefined
    state.isLoaded = true
    state.hasFailed = false
    this.take(rows)
    this.tell()
  }

  private find(id: string): Row | undefined {
    for (const { rows } of this.kinds.values()) {
      const row = rows.get(id)
      if (row) return row
    }
    return undefined
  }

  private take(rows: readonly DocumentRow[]): void {
    this.show(
      rows
        .filter(({ kind }) => this.kinds.has(kind as KindName))
        .map((row) => this.ahead.arrive(readRow(row))),
    )
  }

  private show(rows: readonly Row[]): void {
    const changed = new Map<KindState, Replaced[]>()
    for (const row of rows) {
      const state = this.kinds.get(row.kind as KindName)
      const known = state?.rows.get(row.id)
      // What was shown ahead of the disk is not drawn again when the disk has it.
      if (!state || (known && isSame(known.fields, row.fields))) continue
      state.rows.set(row.id, row)
      const replaced = changed.get(state) ?? []
      replaced.push({ known, row })
      changed.set(state, replaced)
    }
    for (const [state, replaced] of changed) {
      Object.assign(state, listsAfter(state, replaced))
      state.all = undefined
    }
    if (changed.size > 0) this.tell()
  }

  private reload(): void {
    for (const [kind, state] of this.kinds) this.begin(kind, state)
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}

/** The two lists of a kind after some of its rows changed. Of ten thousand, an edit replaces one in its place. */
function listsAfter(
  { rows, list, trash }: KindState,
  replaced: readonly Replaced[],
): Pick<KindState, 'list' | 'trash'> {
  const staysInPlace = ({ known, row }: Replaced) => known && isTrashed(known) === isTrashed(row)
  if (replaced.length > fewChanges || !replaced.every(staysInPlace)) {
    const all = [...rows.values()]
    return { list: all.filter((row) => !isTrashed(row)), trash: all.filter(isTrashed) }
  }
  const [inTrash, inList] = [
    replaced.filter(({ row }) => isTrashed(row)),
    replaced.filter(({ row }) => !isTrashed(row)),
  ]
  return { list: withReplaced(list, inList), trash: withReplaced(trash, inTrash) }
}

function withReplaced(list: readonly Row[], replaced: readonly Replaced[]): readonly Row[] {
  if (replaced.length === 0) return list
  const next = [...list]
  for (const { known, row } of replaced) next[next.indexOf(known as Row)] = row
  return next
}

/** For kinds that this window asked for. */
function readRow(row: DocumentRow): Row {
  return allKinds[row.kind as KindName].readRow(row)
}

function isTrashed({ fields }: Row): boolean {
  return fields['trashedAt'] !== null
}
