import type { BodyProjection } from '@shared/body/project-body'
import type { Connection } from './connection'
import { failureKind } from './failures'
import { parseProjection, readProjection } from './projections'
import { refreshStaleSearch } from './search-index'
import { refreshProjections, staleAmong, staleProjections } from './stale-projections'

/** Bodies that are projected on demand: about a frame's worth. */
const projectedAtOnce = 32
/** The same of rows in search, most of which have no body. */
const indexedAtOnce = 100

export interface DocumentProjection {
  id: string
  projection: BodyProjection
}

/**
 * What is derived from documents, where some of it was left for later: a little of that is derived when somebody asks,
 * and the rest by maintenance, in a thread of its own.
 */
export class DerivedLater {
  /** Documents whose projection was asked for before it was derived. */
  private readonly awaited = new Set<string>()

  constructor(private readonly connection: Connection) {}

  /** See `Vault.projections`. */
  projections(ids: readonly string[]): DocumentProjection[] {
    const stale = staleAmong(this.connection, ids)
    this.trying(() => refreshProjections(this.connection, stale.slice(0, projectedAtOnce)))
    for (const id of stale.slice(projectedAtOnce)) this.awaited.add(id)
    return this.read(ids)
  }

  /** See `Vault.indexStale`. */
  indexSome(): void {
    this.trying(() => {
      refreshProjections(this.connection, staleProjections(this.connection, projectedAtOnce))
      refreshStaleSearch(this.connection, indexedAtOnce)
    })
  }

  /** The projections that were asked for and are there by now; each is given once. */
  takeDerived(): DocumentProjection[] {
    const stale = new Set(staleAmong(this.connection, [...this.awaited]))
    const derived = [...this.awaited].filter((id) => !stale.has(id))
    for (const id of derived) this.awaited.delete(id)
    return this.read(derived)
  }

  private read(ids: readonly string[]): DocumentProjection[] {
    return ids.flatMap((id) => {
      const text = readProjection(this.connection, id)
      return text === undefined ? [] : [{ id, projection: parseProjection(text) }]
    })
  }

  /** What is derived can wait until the disk takes something again. */
  private trying(run: () => void): void {
    try {
      run()
    } catch (error) {
      if (!['disk-full', 'not-writable'].includes(failureKind(error))) throw error
    }
  }
}
