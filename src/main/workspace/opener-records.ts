import { randomUUID } from 'node:crypto'
import type { BodyProjection, ProjectedItem } from '@shared/body/project-body'
import { openerKind, type Opener } from '@shared/documents/kinds/opener'
import { parseOpenerReference, tickedOpener, wordsOfItem } from '@shared/domain/openers/opener-item'
import type { Change, Vault } from '../vault/vault'

/** While an opener is being written its record waits: each change of it is sent, kept in the history and ranked by. */
const wordsRestMs = 1000

interface RecordPorts {
  vault: () => Pick<Vault, 'row'>
  commit: (change: Change) => Promise<unknown>
  nowMs: () => number
}

/** A body that changed here, as it was and as it is. */
export interface ChangedBody {
  id: string
  before?: Pick<BodyProjection, 'items'>
  projection: Pick<BodyProjection, 'items'>
}

/**
 * Keeps the records of openers level with the agenda items that stand for them, whatever changed the item: ticked, it
 * was asked; and what was asked, so that nobody is asked twice, is what the agenda said. Only for changes made on this
 * device: the one that made a change writes its record.
 */
export class OpenerRecords {
  private readonly resting = new Map<string, { timer: NodeJS.Timeout; headline: string }>()

  constructor(private readonly ports: RecordPorts) {}

  follow(changed: readonly ChangedBody[]): void {
    for (const { id, before, projection } of changed) {
      if (!before) continue
      for (const item of projection.items) {
        const openerId = parseOpenerReference(item.ref)
        if (openerId !== undefined) this.followItem(id, openerId, itemWith(before.items, item.ref), item)
      }
    }
  }

  /** Writes what waits. */
  settle(): void {
    for (const openerId of this.resting.keys()) this.writeWords(openerId)
  }

  private followItem(
    meetingId: string,
    openerId: string,
    before: ProjectedItem | undefined,
    item: ProjectedItem,
  ): void {
    if (before && before.ticked === item.ticked && before.headline === item.headline) return
    const opener = this.find(openerId)
    const nowIso = new Date(this.ports.nowMs()).toISOString()
    const learnt = opener && tickedOpener(opener, before, item, { meetingId, nowIso })
    if (learnt) {
      this.forget(openerId)
      this.write(openerId, learnt)
    } else if (opener && before && before.headline !== item.headline) {
      this.forget(openerId)
      const timer = setTimeout(() => this.writeWords(openerId), wordsRestMs)
      timer.unref()
      this.resting.set(openerId, { timer, headline: item.headline })
    }
  }

  private writeWords(openerId: string): void {
    const headline = this.forget(openerId)
    const opener = this.find(openerId)
    const words = opener && headline !== undefined && wordsOfItem(opener.fields, headline)
    if (words) this.write(openerId, words)
  }

  private forget(openerId: string): string | undefined {
    const resting = this.resting.get(openerId)
    clearTimeout(resting?.timer)
    this.resting.delete(openerId)
    return resting?.headline
  }

  private find(openerId: string): Opener | undefined {
    const row = this.ports.vault().row(openerId)
    const opener = row?.kind === 'opener' ? openerKind.readRow(row) : undefined
    return opener?.fields.trashedAt === null ? opener : undefined
  }

  private write(documentId: string, fields: Record<string, unknown>): void {
    const writes = Object.entries(fields).map(([field, value]) => ({ documentId, field, value }))
    // Where the disk does not take it the saving state says so.
    void this.ports.commit({ commandId: randomUUID(), fields: writes, bodies: [] }).catch(() => undefined)
  }
}

function itemWith(items: readonly ProjectedItem[], ref: string | null): ProjectedItem | undefined {
  return items.find((item) => item.ref === ref)
}
