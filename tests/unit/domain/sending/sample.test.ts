import { expect, it } from 'vitest'
import { paragraph, plainText } from '@shared/body/body-node'
import { projectBody } from '@shared/body/project-body'
import { actionKind } from '@shared/documents/kinds/action'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind } from '@shared/documents/kinds/person'
import { winKind } from '@shared/documents/kinds/win'
import { privateTextIn, privateWordsIn } from '@shared/domain/prep-check/private-text'
import { sampleWorkspace } from '@shared/domain/sample-workspace'
import { pointsOf } from '@shared/domain/sending/letter'
import { draftSnapshot } from '@shared/domain/snapshot/draft-snapshot'
import { draftUpdate } from '@shared/domain/update/draft-update'

const zone = 'Europe/Vienna'
const nowMs = Date.parse('2026-11-26T08:00:00Z')
const { writes, bodies } = sampleWorkspace({ now: '2026-11-26T09:00', zone })
const ofKind = (name: string) => writes.filter(({ kind }) => kind === name)
const people = ofKind('person').map(personKind.readRow)
const projections = new Map(bodies.map(({ id, nodes }) => [id, projectBody(nodes)]))
const personIds = new Set(people.map(({ id }) => id))
const workingNotes = bodies
  .filter(({ id }) => personIds.has(id))
  .flatMap(({ nodes }) => plainText(nodes).split('\n'))
const source = {
  wins: ofKind('win').map(winKind.readRow),
  actions: ofKind('action').map(actionKind.readRow),
  meetings: ofKind('meeting').map(meetingKind.readRow),
  projections,
  nowMs,
  zone,
}

it.each(people.map((person) => [person.fields.name, person] as const))(
  'what is drafted for %s in the sample says something, and nothing holds it back',
  (_name, person) => {
    const letters = [
      draftSnapshot({ ...source, person, period: { from: '2026-08-27', to: '2026-11-26' } }),
      draftUpdate({ ...source, person, sinceMs: undefined }),
    ]
    const said = letters.flatMap(({ parts }) => parts.flatMap(({ text }) => pointsOf(text)))
    expect(said.length).toBeGreaterThan(0)
    expect(privateTextIn(said.map(paragraph), [...privateWordsIn(writes), ...workingNotes])).toEqual([])
  },
)
