import { randomUUID } from 'node:crypto'
import type { BodyProjection, ProjectedItem } from '@shared/body/project-body'
import { openerKind, type Opener } from '@shared/documents/kinds/opener'
import { parseOpenerReference, tickedOpener, wordsOfItem } from '@shared/domain/openers/opener-item'
import type { Change, Vault } from '../vault/vault'

/** While an opener is being written its record waits: each change of it is sent, kept in the history and ranked by. */
const wordsRestMs = 1000

interface RecordPorts {
  vault: () => Pick<Vault, 'row' | 'projections'>
  commit: (change: Change) => Promise<unknown>
  nowMs: () => number
}

/** A body that changed here, as it was and as it is. */
export interface ChangedBody {
  id: string
  before?: Pick<BodyProjection, 'items'>
  projection: Pick<BodyProjection, 'items'>
}

/** An item that stands for an opener, as it became at an instant, and as it was before; missing where it was not there. */
interface FollowedItem {
  meetingId: string
  openerId: string
  before: ProjectedItem | undefined
  item: ProjectedItem
  nowIso: string
}

/**
 * Keeps the records of openers level with the agenda items that stand for them, whatever changed the item: ticked, it
 * was asked; and what was asked, so that nobody is asked twice, is what the agenda said. Only for changes made on this
 * device: the one that made a change writes its record. What the disk did not take is kept, and written by `retry`.
 */
export class OpenerRecords {
  private readonly resting = new Map<string, { timer: NodeJS.Timeout; followed: FollowedItem }>()
  private readonly unsaved = new Map<string, FollowedItem>()

  constructor(private readonly ports: RecordPorts) {}

  /** Whether a record waits for the disk. */
  get hasUnsaved(): boolean {
    return this.unsaved.size > 0
  }

  follow(changed: readonly ChangedBody[]): void {
    const nowIso = new Date(this.ports.nowMs()).toISOString()
    for (const { id: meetingId, before, projection } of changed) {
      if (!before) continue
      for (const item of projection.items) {
        const openerId = parseOpenerReference(item.ref)
        if (openerId === undefined) continue
        this.followItem({ meetingId, openerId, before: itemWith(before.items, item.ref), item, nowIso })
      }
    }
  }

  /** Writes what rests. */
  settle(): void {
    for (const openerId of this.resting.keys()) this.writeWords(openerId)
  }

  /** Writes what the disk did not take, as far as the items still say so. */
  retry(): void {
    for (const followed of this.unsaved.values()) {
      const { meetingId, openerId, item } = followed
      this.unsaved.delete(openerId)
      const items = this.ports.vault().projections([meetingId])[0]?.projection.items ?? []
      // One that was taken off meanwhile was asked all the same.
      this.followItem({ ...followed, item: itemWith(items, item.ref) ?? item })
      this.writeWords(openerId)
    }
  }

  private followItem(followed: FollowedItem): void {
    const { openerId, before, item } = followed
    if (before && before.ticked === item.ticked && before.headline === item.headline) return
    const opener = this.find(openerId)
    const learnt = opener && tickedOpener(opener, before, item, followed)
    if (learnt) {
      this.forget(openerId)
      this.write(followed, learnt)
    } else if (opener && before && before.headline !== item.headline) {
      this.forget(openerId)
      const timer = setTimeout(() => this.writeWords(openerId), wordsRestMs)
      timer.unref()
      this.resting.set(openerId, { timer, followed })
    }
  }

  private writeWords(openerId: string): void {
    const followed = this.forget(openerId)
    const opener = this.find(openerId)
    const words = opener && followed && wordsOfItem(opener.fields, followed.item.headline)
    if (words) this.write(followed, words)
  }

  private forget(openerId: string): FollowedItem | undefined {
    const resting = this.resting.get(openerId)
    clearTimeout(resting?.timer)
    this.resting.delete(openerId)
    return resting?.followed
  }

  private find(openerId: string): Opener | undefined {
    const row = this.ports.vault().row(openerId)
    const opener = row?.kind === 'opener' ? openerKind.readRow(row) : undefined
    return opener?.fields.trashedAt === null ? opener : undefined
  }

  private write(followed: FollowedItem, fields: Record<string, unknown>): void {
    const { openerId } = followed
    const writes = Object.entries(fields).map(([field, value]) => ({ documentId: openerId, field, value }))
    this.ports.commit({ commandId: randomUUID(), fields: writes, bodies: [] }).catch(() => {
      // The saving state says so. Of several changes the first knows how the item was when the record was level.
      if (!this.unsaved.has(openerId)) this.unsaved.set(openerId, followed)
    })
  }
}

function itemWith(items: readonly ProjectedItem[], ref: string | null): ProjectedItem | undefined {
  return items.find((item) => item.ref === ref)
}
