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

async function readPrivateWords(rows: RowStore): Promise<string[]> {
  await Promise.all(kindNames.map((kind) => rows.load(kind)))
  const all = kindNames.flatMap((kind) => [...rows.list(kind), ...rows.trash(kind)])
  const people = [...rows.list('person'), ...rows.trash('person')].map(({ id }) => id)
  const notes = await call('projections.read', { ids: people })
  return [...privateWordsIn(all), ...notes.flatMap(({ projection }) => linesOf(projection.text))]
}

/** A single word is nobody's. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\S\s+\S/.test(line))
}
