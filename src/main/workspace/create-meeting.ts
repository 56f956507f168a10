import { appendNodes, updateFrom } from '@shared/body/write-body'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind } from '@shared/documents/kinds/person'
import { firstNameOf } from '@shared/domain/meeting-words'
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
  const inserted = insertTemplate(vault, id, template, ports.newId, fields)
  return { commandId, fields: documentWrites(vault, writes, ports.nowMs), ...inserted }
}

/** The body update that puts a template's blocks at the end of an agenda. */
export function insertTemplate(
  vault: Vault,
  id: string,
  template: string,
  newId: () => string,
  /** Of the meeting: its length and person shape the blocks. */
  fields: Record<string, unknown> = vault.row(id)?.fields ?? {},
): { bodies: BodyUpdate[]; blocks: { id: string; blockIds: string[] }[] } {
  const { minutes, personId } = meetingKind.read(fields)
  const person = personId === null ? undefined : vault.row(personId)
  const firstName = person ? firstNameOf(personKind.read(person.fields).name) : ''
  const nodes = templateBlocks(template, newId, { minutes, firstName })
  const update =
    nodes.length === 0 ? undefined : updateFrom(vault.bodyState(id), (body) => appendNodes(body, nodes))
  if (!update) return { bodies: [], blocks: [] }
  return {
    bodies: [{ documentId: id, update }],
    blocks: [{ id, blockIds: nodes.map((node) => String(node.attrs?.['id'])) }],
  }
}
