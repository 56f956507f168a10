import { agendaItem } from '@shared/body/agenda-item'
import type { BodyNode } from '@shared/body/body-node'
import { projectBody, type BodyProjection } from '@shared/body/project-body'
import { actionKind, type Action } from '@shared/documents/kinds/action'
import { meetingKind, type Meeting } from '@shared/documents/kinds/meeting'
import { personKind, type Person } from '@shared/documents/kinds/person'
import { winKind, type Win } from '@shared/documents/kinds/win'

type Fields = Record<string, unknown>
let count = 0
const row = (kind: string, fields: Fields) => ({
  id: String(fields['id'] ?? `${kind}-${(count += 1)}`),
  kind,
  fields,
})

export const person = (fields: Fields = {}): Person =>
  personKind.readRow(row('person', { id: 'maria', name: 'Maria Ortega', relation: 'manager', ...fields }))
export const win = (fields: Fields): Win => winKind.readRow(row('win', fields))
export const action = (fields: Fields): Action =>
  actionKind.readRow(row('action', { personId: 'maria', ...fields }))
export const meeting = (id: string, start: string, fields: Fields = {}): Meeting =>
  meetingKind.readRow(row('meeting', { id, personId: 'maria', start, ...fields }))

/** Projections of these agendas, by 1:1. */
export const agendas = (bodies: Record<string, BodyNode[]>): Map<string, BodyProjection> =>
  new Map(Object.entries(bodies).map(([id, nodes]) => [id, projectBody(nodes)]))

export { agendaItem as item }
