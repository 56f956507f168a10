import { textOf, type BodyNode } from '../../body/body-node'
import { projectItem } from '../../body/project-body'
import type { DocumentRow } from '../../documents/document'
import { allKinds, isKnownKind } from '../../documents/kinds/all-kinds'
import { fold } from '../fold-text'
import { wordsOf } from './words-in-common'

/** Private words found where they could leave. */
export interface PrivateText {
  /** The agenda item they stand in; `undefined` in text between items. */
  itemId: string | undefined
  /** The private words as they were noted: for the user's eyes alone. */
  words: string
}

/** So many words in a row are no accident, where as many of them tell something: "in front of the board" is anybody's. */
const runLength = 5
const leastTelling = 3
/** A shorter text is found only where a block says nothing else: "Tom" and "the budget" are in every agenda. */
const leastWords = 3

/**
 * SECURITY: where a body holds text that is private by kind, copied whole or in a run of five words, however it is
 * capitalized, accented or punctuated. What is told in other words is not found. The one thing of the prep check that
 * blocks; everything else is advice.
 *
 * @param privateWords see `privateWordsIn`
 */
export function privateTextIn(nodes: readonly BodyNode[], privateWords: readonly string[]): PrivateText[] {
  const secrets = [...new Set(privateWords)].map((words) => ({ words, parts: partsOf(words) }))
  return nodes.flatMap((node) => {
    const lines = textOf(node).split('\n').map(partsOf)
    const all = lines.flat()
    const runs = new Set(runsOf(all))
    const whole = ` ${all.join(' ')} `
    const itemId = node.type === 'agendaItem' ? projectItem(node).id : undefined
    return secrets
      .filter(({ parts }) => {
        if (parts.length === 0) return false
        const phrase = parts.join(' ')
        if (parts.length < leastWords) return lines.some((line) => line.join(' ') === phrase)
        return (
          whole.includes(` ${phrase} `) ||
          runsOf(parts).some((run) => runs.has(run) && wordsOf(run).size >= leastTelling)
        )
      })
      .map(({ words }) => ({ itemId, words }))
  })
}

/** Words of the user's own agenda once they put them there, though what they come from is kept private. */
const mayBeSaid: Readonly<Record<string, readonly string[]>> = {
  person: ['goals', 'growthGoals'],
  // What changed is there to be shown to who gave the feedback.
  note: ['changed'],
}

/** Every text of these rows that is private by kind, a line each, as the kinds define it. */
export function privateWordsIn(rows: readonly DocumentRow[]): string[] {
  return rows.flatMap(({ kind: name, fields: raw }) => {
    if (!isKnownKind(name)) return []
    const kind = allKinds[name]
    const fields: Record<string, unknown> = kind.read(raw)
    const names: readonly string[] = kind.isPrivate(raw) ? Object.keys(fields) : kind.privateFields
    return (
      names
        .filter((field) => !mayBeSaid[name]?.includes(field))
        .flatMap((field) => {
          const value = fields[field]
          return typeof value === 'string' ? value.split('\n') : []
        })
        .map((line) => line.trim())
        // What a field may be chosen from (`likely`), ids and days are single words, and are nobody's.
        .filter((line) => /\S\s+\S/.test(line))
    )
  })
}

function partsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

function runsOf(parts: readonly string[]): string[] {
  return parts.slice(runLength - 1).map((_, index) => parts.slice(index, index + runLength).join(' '))
}
