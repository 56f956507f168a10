import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import { kindNames, type KindName } from '@shared/documents/kinds/all-kinds'
import type { RowOf, RowStore } from './row-store'

export const RowStoreContext = createContext<RowStore | undefined>(undefined)

export function useRowStore(): RowStore {
  const store = useContext(RowStoreContext)
  if (!store) throw new Error('RowStoreContext is missing')
  return store
}

/** All rows of a kind but those in the trash; `undefined` while they load. */
export function useRows<Name extends KindName>(kind: Name): readonly RowOf<Name>[] | undefined {
  const store = useRowStore()
  const list = useSyncExternalStore(store.subscribe, () => store.list(kind))
  const isLoaded = useSyncExternalStore(store.subscribe, () => store.isLoaded(kind))
  return isLoaded ? list : undefined
}

/** Loads the rows of every kind; `false` until they are there. */
export function useEveryKind(): boolean {
  const store = useRowStore()
  useEffect(() => {
    for (const kind of kindNames) void store.load(kind)
  }, [store])
  return useSyncExternalStore(store.subscribe, () => kindNames.every((kind) => store.isLoaded(kind)))
}

/** The rows of a kind that are in the trash; `undefined` while they load. */
export function useTrash<Name extends KindName>(kind: Name): readonly RowOf<Name>[] | undefined {
  const store = useRowStore()
  const trash = useSyncExternalStore(store.subscribe, () => store.trash(kind))
  const isLoaded = useSyncExternalStore(store.subscribe, () => store.isLoaded(kind))
  return isLoaded ? trash : undefined
}

/** All rows of a kind, those in the trash included; `undefined` while they load. */
export function useAllRows<Name extends KindName>(kind: Name): readonly RowOf<Name>[] | undefined {
  const store = useRowStore()
  const all = useSyncExternalStore(store.subscribe, () => store.all(kind))
  const isLoaded = useSyncExternalStore(store.subscribe, () => store.isLoaded(kind))
  return isLoaded ? all : undefined
}

/** What is in the trash, of every kind; `undefined` while it loads. The same array until one of them changes. */
export function useEveryTrash(): readonly { kind: KindName; row: RowOf<KindName> }[] | undefined {
  const store = useRowStore()
  const areLoaded = useEveryKind()
  const last = useRef<{
    lists: readonly unknown[]
    all: readonly { kind: KindName; row: RowOf<KindName> }[]
  }>({ lists: [], all: [] })
  const all = useSyncExternalStore(store.subscribe, () => {
    const lists = kindNames.map((kind) => store.trash(kind))
    if (lists.every((list, index) => list === last.current.lists[index])) return last.current.all
    const all = kindNames.flatMap((kind) => store.trash(kind).map((row) => ({ kind, row })))
    last.current = { lists, all }
    return all
  })
  return areLoaded ? all : undefined
}

/** One row; `undefined` where there is none or it is still loading. */
export function useRow<Name extends KindName>(kind: Name, id: string | null): RowOf<Name> | undefined {
  const store = useRowStore()
  return useSyncExternalStore(store.subscribe, () => (id === null ? undefined : store.get(kind, id)))
}
