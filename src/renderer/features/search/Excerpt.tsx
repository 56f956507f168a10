import type { ReactNode } from 'react'
import type { Excerpt as ExcerptParts } from '@shared/ipc/calls/search'

interface ExcerptProps {
  excerpt: ExcerptParts
  /** Words about a person: goals, worries, notes. */
  isPrivate: boolean
}

/** A piece of text with the searched words marked. */
export function Excerpt({ excerpt: { text, matches }, isPrivate }: ExcerptProps) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [start, end] of matches) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  parts.push(text.slice(at))
  return (
    <span className="excerpt" dir="auto" {...(isPrivate ? { 'data-private': true } : {})}>
      {parts}
    </span>
  )
}
