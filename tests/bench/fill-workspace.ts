import { agendaItem, agendaItemKinds } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import type { BodyUpdate, FieldWrite } from '@shared/sync/batch'
import { openVault } from '../../src/main/vault/open-vault'

export interface WorkspaceSize {
  /** Meetings, each with an agenda. */
  bodies: number
  /** Captures, openers and people. */
  records: number
}

const words =
  'renewal churn pricing board margin onboarding partner roadmap budget risk hiring vendor audit region team quarter forecast launch contract customer'.split(
    ' ',
  )
const dayMs = 86_400_000
const commandSize = 500

/** Fills a workspace's folder with as many documents as a heavy user has after some years. Same content each time. */
export async function fillWorkspace(folder: string, size: WorkspaceSize, nowMs: number): Promise<void> {
  const people = Math.max(1, Math.round(size.records / 100))
  await fillWith(
    folder,
    [
      ...Array.from({ length: people }, (_, index) => person(index, nowMs)),
      ...Array.from({ length: size.records - people }, (_, index) => record(index, people, nowMs)),
      ...Array.from({ length: size.bodies }, (_, index) => meeting(index, people, size.bodies, nowMs)),
    ],
    nowMs,
  )
}

export async function fillWith(folder: string, documents: readonly Filled[], nowMs: number): Promise<void> {
  const vault = openVault({ folder, nowMs: () => nowMs }).vault
  try {
    for (let start = 0; start < documents.length; start += commandSize) {
      const part = documents.slice(start, start + commandSize)
      await vault.commit({
        commandId: `fill-workspace-${start}`,
        fields: part.flatMap(({ fields }) => fields),
        bodies: part.flatMap(({ bodies }) => bodies),
      })
    }
  } finally {
    vault.close()
  }
}

export interface Filled {
  fields: Omit<FieldWrite, 'clock'>[]
  bodies: BodyUpdate[]
}

export function filled(id: string, kind: string, values: Record<string, unknown>, createdMs: number): Filled {
  const all = { kind, createdAt: new Date(createdMs).toISOString(), ...values }
  return {
    fields: Object.entries(all).map(([field, value]) => ({ documentId: id, field, value })),
    bodies: [],
  }
}

export function person(index: number, nowMs: number): Filled {
  const values = {
    name: `Person ${index} ${sentence(index, 1)}`,
    relation: index % 3 === 0 ? 'manager' : 'peer',
    role: sentence(index, 2),
    email: `person${index}@example.com`,
    goals: sentence(index, 8),
    style: 'bullets',
  }
  return filled(`bench-person-${index}`, 'person', values, nowMs - dayMs)
}

function record(index: number, people: number, nowMs: number): Filled {
  const createdMs = nowMs - index * 60_000
  if (index % 4 === 0) {
    const values = {
      personId: `bench-person-${index % people}`,
      fact: sentence(index, 9),
      question: '',
      status: 'draft',
    }
    return filled(`bench-opener-${index}`, 'opener', values, createdMs)
  }
  // All but a handful were dealt with long ago, as an inbox that is kept is.
  const values = {
    text: sentence(index, 12),
    tags: [words[index % words.length]],
    state: index < 12 ? 'new' : 'kept',
  }
  return filled(`bench-capture-${index}`, 'capture', values, createdMs)
}

function meeting(index: number, people: number, count: number, nowMs: number): Filled {
  const id = `bench-meeting-${index}`
  // Nine in ten lie in the past.
  const start = new Date(nowMs + (index - count * 0.9) * (dayMs / 4)).toISOString().slice(0, 16)
  const values = {
    personId: `bench-person-${index % people}`,
    title: '',
    start,
    zone: null,
    minutes: 30,
    status: 'planned',
  }
  const items = agendaItemKinds.slice(0, 6).map((kind, number) =>
    agendaItem(`${id}-${number}`, kind, sentence(index + number, 9), {
      ticked: index % 3 === 0,
      content: [paragraph(sentence(index * 7 + number, 24))],
    }),
  )
  const update = updateFrom(undefined, (body) => appendNodes(body, items))
  const document = filled(id, 'meeting', values, nowMs - dayMs)
  return update ? { ...document, bodies: [{ documentId: id, update }] } : document
}

/** Words without meaning, the same for each seed. */
export function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, index) => words[(seed * 7 + index * 3 + (seed % 5)) % words.length]).join(
    ' ',
  )
}
