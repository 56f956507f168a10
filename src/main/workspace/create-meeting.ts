import { appendNodes, updateFrom } from '@shared/body/write-body'
import { nextInSeries } from '@shared/domain/series'
import { templateBlocks } from '@shared/domain/templates'
import type { Arguments } from '@shared/ipc/contract'
import type { BodyUpdate } from '@shared/sync/batch'
import type { Change, Vault } from '../vault/vault'
import { documentWrites, type DocumentWrite } from './write-documents'

/** The change that creates a meeting, the later ones of its series, and its agenda. */
export function createMeeting(
  vault: Vault,
  args: Arguments<'meetings.create'>,
  ports: { newId: () => string; nowMs: () => number },
): Change {
  const { commandId, id, fields, template, repeat = 'never' } = args
  const seriesId = repeat === 'never' ? undefined : ports.newId()
  const own = { ...fields, template, ...(seriesId ? { seriesId } : {}) }
  const writes: DocumentWrite[] = [{ id, kind: 'meeting', fields: own }]
  if (seriesId && typeof fields['start'] === 'string') {
    for (const start of nextInSeries(fields['start'], repeat)) {
      writes.push({ id: ports.newId(), kind: 'meeting', fields: { ...own, start } })
    }
  }
  const inserted = insertTemplate(vault, id, template, ports.newId)
  return { commandId, fields: documentWrites(vault, writes, ports.nowMs), ...inserted }
}

/** The body update that puts a template's blocks at the end of an agenda. */
export function insertTemplate(
  vault: Vault,
  id: string,
  template: string,
  newId: () => string,
): { bodies: BodyUpdate[]; blocks: { id: string; blockIds: string[] }[] } {
  const nodes = templateBlocks(template, newId)
  const update =
    nodes.length === 0 ? undefined : updateFrom(vault.bodyState(id), (body) => appendNodes(body, nodes))
  if (!update) return { bodies: [], blocks: [] }
  return {
    bodies: [{ documentId: id, update }],
    blocks: [{ id, blockIds: nodes.map((node) => String(node.attrs?.['id'])) }],
  }
}
