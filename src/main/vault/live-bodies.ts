import * as Y from 'yjs'
import { bodyFragmentName, type BodyNode } from '@shared/body/body-node'
import { projectBody, type BodyProjection } from '@shared/body/project-body'
import { readBlock } from '@shared/body/read-body'
import { newBody } from '@shared/body/new-body'
import { UserError } from '@shared/ipc/user-error'
import { emptyUpdateBytes, insertBodyUpdate, isWaitingForUpdates, loadBodyState } from './bodies'
import type { Connection } from './connection'

/** Bodies somebody types in or reads now; a large agenda takes a few megabytes. */
const mostLiveBodies = 8

/**
 * The bodies used last, as documents in memory: an update to one of them costs what it changes, not what the body
 * holds. They mirror the database, so a transaction that failed must `forget` the ones it touched.
 */
export class LiveBodies {
  /** In the order of use, the last used last. */
  private readonly bodies = new Map<string, LiveBody>()

  constructor(private readonly connection: Connection) {}

  /**
   * Stores an update and returns the body's projection, and that before, where it changed; inside the caller's
   * transaction.
   * `isNew` is false where the body held everything in the update already. Throws where the bytes are no update.
   */
  apply(documentId: string, update: Uint8Array): { isNew: boolean } & TakenProjection {
    const body = this.get(documentId)
    let isNew: boolean
    try {
      isNew = body.apply(update)
    } catch (error) {
      // It may have been applied in part.
      this.forget(documentId)
      throw error
    }
    if (isNew) insertBodyUpdate(this.connection, documentId, update)
    return { isNew, ...body.takeProjection() }
  }

  /** The whole body as one update; `undefined` where there is none. */
  state(documentId: string): Uint8Array | undefined {
    const live = this.bodies.get(documentId)
    if (!live) return loadBodyState(this.connection, documentId)
    const state = Y.encodeStateAsUpdate(live.document)
    return state.length > emptyUpdateBytes ? state : undefined
  }

  forget(documentId: string): void {
    this.bodies.get(documentId)?.document.destroy()
    this.bodies.delete(documentId)
  }

  forgetAll(): void {
    for (const { document } of this.bodies.values()) document.destroy()
    this.bodies.clear()
  }

  private get(documentId: string): LiveBody {
    const known = this.bodies.get(documentId)
    this.bodies.delete(documentId)
    const body = known ?? new LiveBody(loadBodyState(this.connection, documentId))
    this.bodies.set(documentId, body)
    const [oldest] = this.bodies.keys()
    if (this.bodies.size > mostLiveBodies && oldest !== undefined) this.forget(oldest)
    return body
  }
}

interface TakenProjection {
  /** `undefined` where it is the same as at the last call. */
  projection: BodyProjection | undefined
  /** What it was at the last call. */
  before: BodyProjection
  projectionText: string
}

class LiveBody {
  readonly document = newBody()
  /** What each top-level block reads as, until something in it changes. */
  private readonly nodes = new WeakMap<object, BodyNode[]>()
  private projection: BodyProjection
  private projectionText: string

  constructor(state: Uint8Array | undefined) {
    if (state) Y.applyUpdate(this.document, state)
    const fragment = this.fragment
    fragment.observeDeep((events) => {
      for (const event of events) {
        const block = topBlock(event.target, fragment)
        if (block) this.nodes.delete(block)
      }
    })
    this.projection = this.project()
    this.projectionText = JSON.stringify(this.projection)
  }

  /** False where the update brought nothing. One that waits for others is new: it must be stored. */
  apply(update: Uint8Array): boolean {
    let isNew = false
    const note = () => {
      isNew = true
    }
    this.document.on('update', note)
    try {
      Y.applyUpdate(this.document, update)
    } catch {
      throw new UserError('bad-update', 'This edit could not be read, so it was not stored.')
    } finally {
      this.document.off('update', note)
    }
    return isNew || isWaitingForUpdates(this.document)
  }

  /** The projection, if it is another than at the last call. */
  takeProjection(): TakenProjection {
    const before = this.projection
    const projection = this.project()
    const projectionText = JSON.stringify(projection)
    const isSame = projectionText === this.projectionText
    this.projection = projection
    this.projectionText = projectionText
    return { projection: isSame ? undefined : projection, before, projectionText }
  }

  private project(): BodyProjection {
    return projectBody(
      this.fragment.toArray().flatMap((block) => {
        const known = this.nodes.get(block)
        if (known) return known
        const nodes = readBlock(block)
        this.nodes.set(block, nodes)
        return nodes
      }),
    )
  }

  private get fragment(): Y.XmlFragment {
    return this.document.getXmlFragment(bodyFragmentName)
  }
}

/** The child of the fragment that a type stands in, or is. */
function topBlock(type: unknown, fragment: Y.XmlFragment): object | undefined {
  let current = type
  while (current instanceof Y.AbstractType) {
    if (current.parent === fragment) return current
    current = current.parent
  }
  return undefined
}
