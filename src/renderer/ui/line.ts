/** A line of a list: a heading, which may fold what is under it, or a record. */
export type Line =
  { type: 'heading'; id: string; words: string; fold?: { isOpen: boolean; count: number } } | RecordLine

interface RecordLine {
  type: 'row'
  id: string
}

/** Whether the keys of a list stop at it. */
export function isStop(line: Line | undefined): boolean {
  return line?.type === 'row' || line?.fold !== undefined
}
