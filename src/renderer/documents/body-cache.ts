import * as idb from 'lib0/indexeddb'
import { IndexeddbPersistence } from 'y-indexeddb'
import type { Doc } from 'yjs'

/** A body in this window's IndexedDB: what it showed last time, at once, and salvage beyond the vault. */
export interface BodyCache {
  /** The origin of what it put into the document. */
  readonly origin: unknown
  detach(): void
}

/**
 * Puts what IndexedDB has into the document and keeps it up from then on. y-indexeddb has no error event and never
 * settles where opening hangs, so the database is opened once before it is handed over; `undefined` where that took
 * longer than `timeoutMs`, failed, or another window holds this body.
 */
export async function attachBodyCache(
  name: string,
  document: Doc,
  timeoutMs: number,
): Promise<BodyCache | undefined> {
  const timeout = withTimeout(timeoutMs)
  let persistence: IndexeddbPersistence | undefined
  let releaseLock: (() => void) | undefined
  let isAbandoned = false

  const attach = async (): Promise<boolean> => {
    releaseLock = await takeLock(name)
    if (!releaseLock || isAbandoned) return false
    const database = await openDatabase(name)
    database.close()
    if (isAbandoned) return false
    persistence = new IndexeddbPersistence(name, document)
    await persistence.whenSynced
    return true
  }
  const detach = (): void => {
    isAbandoned = true
    // A database that hangs on closing holds nothing up.
    persistence?.destroy().catch(() => undefined)
    releaseLock?.()
  }

  const attached = attach().catch(() => false)
  const isAttached = await Promise.race([attached, timeout.promise])
  timeout.clear()
  if (isAttached === true && persistence) return { origin: persistence, detach }
  detach()
  // The lock may come after the time was up.
  void attached.then(detach)
  return undefined
}

/** The stores y-indexeddb expects, in case the database is new. */
function openDatabase(name: string): Promise<IDBDatabase> {
  return idb.openDB(name, (database: IDBDatabase) =>
    idb.createStores(database, [['updates', { autoIncrement: true }], ['custom']]),
  )
}

/** Two windows that trim one database can drop each other's rows: who comes second opens without it. */
function takeLock(name: string): Promise<(() => void) | undefined> {
  const { locks } = navigator
  if (!locks) return Promise.resolve(() => undefined)
  return new Promise((resolve, reject) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(undefined)
        return new Promise<void>((release) => resolve(release))
      })
      .catch(reject)
  })
}

function withTimeout(ms: number): { promise: Promise<'timeout'>; clear: () => void } {
  const { promise, resolve } = Promise.withResolvers<'timeout'>()
  const timer = setTimeout(() => resolve('timeout'), ms)
  return { promise, clear: () => clearTimeout(timer) }
}
