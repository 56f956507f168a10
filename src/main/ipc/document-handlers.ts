import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { isTicked, setBlockAttributes, updateFrom } from '@shared/body/write-body'
import { trashedSince } from '../vault/in-trash'
import { stillShown } from '../vault/still-shown'
import { createMeeting, insertTemplate } from '../workspace/create-meeting'
import { makeAction } from '../workspace/make-action'
import { requireFitting } from '../workspace/require-fitting'
import { documentWrites } from '../workspace/write-documents'
import type { Handlers } from './serve'

type DocumentHandlers = Pick<
  Handlers,
  Extract<
    keyof Handlers,
    `${'rows' | 'documents' | 'bodies' | 'projections' | 'items' | 'meetings'}.${string}`
  >
>

const ports = {
  newId: randomUUID,
  nowMs: Date.now,
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
}

export const documentHandlers: DocumentHandlers = {
  'rows.list': ({ kinds }, { workspace }) => workspace.vault.rowsJson(kinds),

  'documents.write': async ({ commandId, writes }, { workspace }) => {
    requireFitting(workspace.vault, writes)
    const fields = documentWrites(workspace.vault, writes, ports.nowMs)
    const { inverse } = await workspace.commit({ commandId, fields, bodies: [] })
    return { inverse }
  },

  'documents.trashedSince': (_args, { workspace }) => {
    const { connection } = workspace.vault
    const trashed = trashedSince(connection)
    const shown = stillShown(
      connection,
      trashed.map(({ id }) => id),
    )
    return trashed.map((each) => ({ ...each, isShown: shown.has(each.id) }))
  },

  'documents.revert': async ({ commandId, inverse }, { workspace }) => {
    const committed = await workspace.revert(commandId, inverse)
    return { inverse: committed.inverse }
  },

  'bodies.open': ({ id, stateVector }, { workspace, openBodies }) => {
    openBodies.add(id)
    const state = workspace.vault.bodyState(id)
    if (!state) return { update: Y.encodeStateAsUpdate(new Y.Doc()), stateVector: new Uint8Array([0]) }
    return {
      update: Y.diffUpdate(state, stateVector),
      stateVector: Y.encodeStateVectorFromUpdate(state),
    }
  },

  'bodies.push': async ({ commandId, id, update }, { workspace }) => {
    await workspace.commit({ commandId, fields: [], bodies: [{ documentId: id, update }] })
    return {}
  },

  'bodies.close': ({ id }, { openBodies }) => {
    openBodies.delete(id)
    return {}
  },

  'projections.read': ({ ids }, { workspace }) => workspace.vault.projections(ids),

  'items.tick': async ({ commandId, meetingId, itemId, ticked }, { workspace }) => {
    const update = updateFrom(
      workspace.vault.bodyState(meetingId),
      (body) => isTicked(body, itemId) !== !ticked || setBlockAttributes(body, itemId, { ticked }),
    )
    const { inverse } = await workspace.commit({
      commandId,
      fields: [],
      bodies: update ? [{ documentId: meetingId, update }] : [],
      ...(update ? { ticks: [{ id: meetingId, itemId, ticked: !ticked }] } : {}),
    })
    return { inverse }
  },

  'items.makeAction': async (args, { workspace }) => {
    const { inverse } = await workspace.commit(makeAction(workspace.vault, args, ports))
    return { inverse }
  },

  'meetings.create': async (args, { workspace }) => {
    requireFitting(workspace.vault, [{ id: args.id, kind: 'meeting', fields: args.fields }])
    const { inverse } = await workspace.commit(createMeeting(workspace.vault, args, ports))
    return { inverse }
  },

  'meetings.insertTemplate': async ({ commandId, id, template }, { workspace }) => {
    const inserted = insertTemplate(workspace.vault, id, template, ports.newId)
    // What to listen for and what the prep check leaves out follow from it.
    const fields = documentWrites(workspace.vault, [{ id, fields: { template } }], ports.nowMs)
    const { inverse } = await workspace.commit({ commandId, fields, ...inserted })
    return { inverse }
  },
}
