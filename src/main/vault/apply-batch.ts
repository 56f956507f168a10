import type { DocumentRow } from '@shared/documents/document'
import type { BodyProjection } from '@shared/body/project-body'
import { UserError } from '@shared/ipc/user-error'
import type { BatchContent, BodyUpdate, FieldWrite } from '@shared/sync/batch'
import type { Connection } from './connection'
import { noteChanged } from './in-trash'
import type { LiveBodies } from './live-bodies'
import { writeProjection } from './projections'
import { noteKind } from './purged-documents'
import { writeRegisters, type Overwritten, type Registers, type StoredRow } from './registers'
import { refreshSearch } from './search-index'

/** What applying a batch changed. */
export interface AppliedBatch {
  rows: DocumentRow[]
  bodies: BodyUpdate[]
  /** Those that changed, and what each was before; what was derived later does not say. */
  projections: { id: string; projection: BodyProjection; before?: BodyProjection }[]
  overwritten: Overwritten[]
}

export interface ApplyOptions {
  /** Given an update that cannot be read, and the rest is applied; where it is missing such an update throws. */
  refuse?: (documentId: string) => void
  /** What was read within this transaction of documents the batch writes to. */
  registers?: ReadonlyMap<string, Registers>
}

/**
 * Applies a batch, this device's or another's, inside the caller's transaction. Order does not matter: applied again,
 * or after a later one, it changes nothing but the history.
 */
export function applyBatch(
  connection: Connection,
  liveBodies: LiveBodies,
  batch: BatchContent,
  { refuse, registers }: ApplyOptions = {},
): AppliedBatch {
  const overwritten: Overwritten[] = []
  const rows = new Map<string, StoredRow>()
  for (const [documentId, writes] of byDocument(batch.fields)) {
    const written = writeRegisters(connection, documentId, writes, registers?.get(documentId))
    overwritten.push(...written.overwritten)
    for (const { field, clock } of writes) if (field === 'kind') noteKind(connection, documentId, clock)
    if (written.row) rows.set(documentId, written.row)
  }

  const bodies: BodyUpdate[] = []
  const projections = new Map<string, AppliedBatch['projections'][number]>()
  for (const body of batch.bodies) {
    const applied = applyUpdate(liveBodies, body, refuse)
    if (!applied) continue
    const { isNew, projection, before, projectionText } = applied
    if (isNew) bodies.push(body)
    if (!projection) continue
    const earlier = projections.get(body.documentId)?.before ?? before
    projections.set(body.documentId, { id: body.documentId, projection, before: earlier })
    writeProjection(connection, body.documentId, projectionText)
  }

  const changed = new Set([...rows.keys(), ...bodies.map(({ documentId }) => documentId)])
  // What was not here was not in the trash.
  for (const { id, isNew } of rows.values()) if (isNew) changed.delete(id)
  noteChanged(connection, changed)
  for (const row of rows.values()) refreshSearch(connection, row.id, row)
  for (const id of projections.keys()) if (!rows.has(id)) refreshSearch(connection, id)
  return {
    rows: [...rows.values()].map(({ id, kind, fields }) => ({ id, kind, fields })),
    bodies,
    projections: [...projections.values()],
    overwritten,
  }
}

function applyUpdate(
  liveBodies: LiveBodies,
  { documentId, update }: BodyUpdate,
  refuse: ((documentId: string) => void) | undefined,
): ReturnType<LiveBodies['apply']> | undefined {
  try {
    return liveBodies.apply(documentId, update)
  } catch (error) {
    const isUnreadable = error instanceof UserError && error.code === 'bad-update'
    if (!isUnreadable || !refuse) throw error
    refuse(documentId)
    return undefined
  }
}

function byDocument(writes: readonly FieldWrite[]): Map<string, FieldWrite[]> {
  const grouped = new Map<string, FieldWrite[]>()
  for (const write of writes) {
    const known = grouped.get(write.documentId)
    if (known) known.push(write)
    else grouped.set(write.documentId, [write])
  }
  return grouped
}
