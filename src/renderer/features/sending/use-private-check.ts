import { kindNames } from '@shared/documents/kinds/all-kinds'
import type { BodyNode } from '@shared/body/body-node'
import { privateTextIn, privateWordsIn, type PrivateText } from '@shared/domain/prep-check/private-text'
import { call } from '../../documents/bridge'
import type { RowStore } from '../../documents/row-store'
import { useRowStore } from '../../documents/use-rows'

/** Finds what is private by kind in words about to leave. */
export type PrivateCheck = (nodes: readonly BodyNode[]) => PrivateText[]

/**
 * SECURITY: what the user noted privately about anybody, working notes and what lies in the trash included, is read anew
 * before something leaves. What cannot be read is an error, and nothing leaves.
 */
export function useReadPrivateCheck(): () => Promise<PrivateCheck> {
  const rows = useRowStore()
  return async () => {
    const words = await readPrivateWords(rows)
    return (nodes) => privateTextIn(nodes, words)
  }
}

/** As many bodies as are asked for in one call. */
const largestBatch = 1000

async function readPrivateWords(store: RowStore): Promise<string[]> {
  await Promise.all(kindNames.map((kind) => store.load(kind)))
  const rows = kindNames.flatMap((kind) =>
    [...store.list(kind), ...store.trash(kind)].map(({ id, fields }) => ({
      id,
      kind,
      fields: { ...fields },
    })),
  )
  const people = rows.filter(({ kind }) => kind === 'person').map(({ id }) => id)
  const notes: string[] = []
  for (let start = 0; start < people.length; start += largestBatch) {
    const answer = await call('projections.read', { ids: people.slice(start, start + largestBatch) })
    notes.push(...answer.flatMap(({ projection }) => projection.text.split('\n')))
  }
  // A single word is nobody's.
  return [...privateWordsIn(rows), ...notes.map((line) => line.trim()).filter((line) => /\S\s+\S/.test(line))]
}
