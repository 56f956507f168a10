import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import type { BodyProjection } from '@shared/body/project-body'
import type { ProjectionStore } from './projection-store'

export const ProjectionStoreContext = createContext<ProjectionStore | undefined>(undefined)

export function useProjectionStore(): ProjectionStore {
  const store = useContext(ProjectionStoreContext)
  if (!store) throw new Error('ProjectionStoreContext is missing')
  return store
}

/**
 * The projections of these bodies, by document id; those still being read are not in the map. The same map until one
 * of them changes, whatever else does.
 */
export function useProjections(ids: readonly string[]): ReadonlyMap<string, BodyProjection> {
  const store = useProjectionStore()
  const last = useRef<ReadonlyMap<string, BodyProjection>>(new Map())
  useEffect(() => store.want(ids), [store, ids])
  return useSyncExternalStore(store.subscribe, () => {
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
}

/** The projection of one body; `undefined` while it is being read. */
export function useProjection(id: string | null): BodyProjection | undefined {
  const store = useProjectionStore()
  useEffect(() => store.want(id === null ? [] : [id]), [store, id])
  return useSyncExternalStore(store.subscribe, () => (id === null ? undefined : store.get(id)))
}
