import type { ReactNode } from 'react'
import type { Excerpt as ExcerptParts } from '@shared/ipc/calls/search'

interface ExcerptProps {
  excerpt: ExcerptParts
  /** Words about a person: goals, worries, notes. */
  isPrivate: boolean
}

/** A piece of text with the searched words marked. */
export function Excerpt({ excerpt, isPrivate }: ExcerptProps) {
  return (
    <span className="excerpt" dir="auto" {...(isPrivate ? { 'data-private': true } : {})}>
      <Marked excerpt={excerpt} />
    </span>
  )
}

/** The words alone, with those that were searched marked. */
export function Marked({ excerpt: { text, matches } }: Pick<ExcerptProps, 'excerpt'>) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [start, end] of matches) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  parts.push(text.slice(at))
  return parts
}
