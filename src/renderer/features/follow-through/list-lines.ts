import type { Arranged } from '@shared/domain/follow-through/arrange'
import type { Line } from '../../ui/line'

/** The lines of a list in groups. A group that can be folded has its heading also while it is folded away. */
export function listLines<Group extends string>(
  entries: readonly Arranged<{ id: string }, Group>[],
  options: {
    wordsOf: (group: Group) => string
    canFold: (group: Group) => boolean
    openFolds: ReadonlySet<string>
  },
): Line[] {
  const { wordsOf, canFold, openFolds } = options
  const lines: Line[] = []
  let start = 0
  while (start < entries.length) {
    const group = entries[start]?.group
    if (group === undefined) break
    let end = start
    while (entries[end]?.group === group) end += 1
    const isFolding = canFold(group)
    const isOpen = !isFolding || openFolds.has(group)
    lines.push({
      type: 'heading',
      id: `group:${group}`,
      words: wordsOf(group),
      ...(isFolding ? { fold: { isOpen, count: end - start } } : {}),
    })
    if (isOpen) for (const { row } of entries.slice(start, end)) lines.push({ type: 'row', id: row.id })
    start = end
  }
  return lines
}

/** The group a heading's id stands for. */
export function groupOfHeading(id: string): string {
  return id.slice('group:'.length)
}
