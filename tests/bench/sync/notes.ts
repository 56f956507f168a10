import * as Y from 'yjs'
import { paragraph } from '@shared/body/body-node'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { createClock } from '@shared/clock/hybrid-logical-clock'
import type { DocumentState } from '@shared/sync/document-state'

const paragraphs = 6
const wordsEach = 50
const words =
  'renewal churn pricing board margin onboarding partner roadmap budget risk hiring vendor audit region team quarter forecast launch contract customer'.split(
    ' ',
  )

export type Note = DocumentState & { body: Uint8Array }

/** Notes of 300 words, no two of them alike. */
export function makeNotes(count: number): Note[] {
  const clock = createClock('bench', Date.now)
  return Array.from({ length: count }, (_, index) => {
    const id = `bench-note-${index}`
    const written = clock.tick()
    return {
      id,
      fields: [
        ['kind', 'meeting', written],
        ['title', `Note ${index}`, written],
        ['createdAt', new Date().toISOString(), written],
      ],
      body: bodyOf(Array.from({ length: paragraphs }, (_each, part) => index * paragraphs + part)),
    }
  })
}

/** So many words, another row of them for each seed. */
export function sentence(seed: number, count: number): string {
  return Array.from({ length: count }, (_, at) => words[(seed * 7 + at * at) % words.length]).join(' ')
}

function bodyOf(seeds: readonly number[]): Uint8Array {
  const paragraphsOf = seeds.map((seed) => paragraph(`${seed} ${sentence(seed, wordsEach)}`))
  return (
    updateFrom(undefined, (body) => appendNodes(body, paragraphsOf)) ?? Y.encodeStateAsUpdate(new Y.Doc())
  )
}
