import { createContext, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { BodyProjection } from '@shared/body/project-body'
import type { Action } from '@shared/documents/kinds/action'
import { withActions, type FindAction } from '@shared/domain/follow-through/items-of-actions'
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
 * The projections of these bodies, by document id, with the words and ticks of the actions that items stand for; those
 * still being read are not in the map. The same map until one of them or an action changes, whatever else does.
 */
export function useProjections(ids: readonly string[]): ReadonlyMap<string, BodyProjection> {
  const store = useProjectionStore()
  const last = useRef<ReadonlyMap<string, BodyProjection>>(new Map())
  const actionOf = useFindAction()
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
    () => new Map([...read].map(([id, projection]) => [id, withActions(projection, actionOf)])),
    [read, actionOf],
  )
}

/** The projection of one body; `undefined` while it is being read. */
export function useProjection(id: string | null): BodyProjection | undefined {
  const store = useProjectionStore()
  const actionOf = useFindAction()
  useEffect(() => store.want(id === null ? [] : [id]), [store, id])
  const read = useSyncExternalStore(store.subscribe, () => (id === null ? undefined : store.get(id)))
  return useMemo(() => read && withActions(read, actionOf), [read, actionOf])
}

/** Finds actions, those in the trash included; another function whenever one of them changed. */
export function useFindAction(): FindAction {
  return findActionIn(useRows('action') ?? none, useTrash('action') ?? none)
}

const none: readonly Action[] = []

/** One for the window: each row of a list asks for it, and there may be ten thousand actions. */
const findActionIn = rememberingLast((actions: readonly Action[], trash: readonly Action[]): FindAction => {
  const known = new Map([...trash, ...actions].map((action) => [action.id, action]))
  return (id) => known.get(id)
})
