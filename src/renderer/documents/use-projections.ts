import { createContext, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { BodyProjection } from '@shared/body/project-body'
import type { Action } from '@shared/documents/kinds/action'
import type { Win } from '@shared/documents/kinds/win'
import { findRecordIn, withRecords, type FindRecord } from '@shared/domain/follow-through/items-of-records'
import type { ProjectionStore } from './projection-store'
import { rememberingLast } from './remembering-last'
import { useRows, useTrash } from './use-rows'

export const ProjectionStoreContext = createContext<ProjectionStore | undefined>(undefined)

export function useProjectionStore(): ProjectionStore {
  const store = useContext(ProjectionStoreContext)
  if (!store) throw new Error('ProjectionStoreContext is missing')
  return store
}

/**
 * The projections of these bodies, by document id, with the words and ticks of the records that items stand for; those
 * still being read are not in the map. The same map until one of them or such a record changes, whatever else does.
 */
export function useProjections(ids: readonly string[]): ReadonlyMap<string, BodyProjection> {
  const store = useProjectionStore()
  const last = useRef<ReadonlyMap<string, BodyProjection>>(new Map())
  const recordOf = useFindRecord()
  useEffect(() => store.want(ids), [store, ids])
  const read = useSyncExternalStore(store.subscribe, () => {
    const next = new Map<string, BodyProjection>()
    for (const id of ids) {
      const projection = store.get(id)
      if (projection) next.set(id, projection)
    }
    const isSame =
      next.size === last.current.size && [...next].every(([id, value]) => last.current.get(id) === value)
    if (!isSame) last.current = next
    return last.current
  })
  return useMemo(
    () => new Map([...read].map(([id, projection]) => [id, withRecords(projection, recordOf)])),
    [read, recordOf],
  )
}

/** The projection of one body; `undefined` while it is being read. */
export function useProjection(id: string | null): BodyProjection | undefined {
  const store = useProjectionStore()
  const recordOf = useFindRecord()
  useEffect(() => store.want(id === null ? [] : [id]), [store, id])
  const read = useSyncExternalStore(store.subscribe, () => (id === null ? undefined : store.get(id)))
  return useMemo(() => read && withRecords(read, recordOf), [read, recordOf])
}

/** Finds what items stand for, what is in the trash included; another function whenever one of them changed. */
export function useFindRecord(): FindRecord {
  const actions = useFindAction()
  return findRecordOf(actions, useRows('win') ?? noWins, useTrash('win') ?? noWins)
}

/** Finds actions, those in the trash included; another function whenever one of them changed. */
export function useFindAction(): (id: string) => Action | undefined {
  return findActionIn(useRows('action') ?? noActions, useTrash('action') ?? noActions)
}

const noActions: readonly Action[] = []
const noWins: readonly Win[] = []

// One for the window: each row of a list asks for it, and there may be ten thousand actions.
const findActionIn = rememberingLast((actions: readonly Action[], trash: readonly Action[]) =>
  finderIn([...trash, ...actions]),
)

const findRecordOf = rememberingLast(
  (action: (id: string) => Action | undefined, wins: readonly Win[], trash: readonly Win[]): FindRecord =>
    findRecordIn({ action, win: finderIn([...trash, ...wins]) }),
)

function finderIn<Row extends { id: string }>(rows: readonly Row[]): (id: string) => Row | undefined {
  const known = new Map(rows.map((row) => [row.id, row]))
  return (id) => known.get(id)
}
