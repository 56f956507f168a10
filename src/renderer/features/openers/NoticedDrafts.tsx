import './openers.css'
import type { Person } from '@shared/documents/kinds/person'
import type { Signal } from '@shared/documents/kinds/signal'
import type { ChosenDraft } from '@shared/domain/openers/kept-opener'
import { OpenerCard } from './OpenerCard'
import { useDraftsOf } from './use-openers-for'

interface NoticedDraftsProps {
  signal: Signal
  person: Person
  onPlan: (draft: ChosenDraft) => void
  onSoWhat: (soWhat: string) => void
}

/** What was noticed just now, with its so-what, and the ways to ask this person about it. */
export function NoticedDrafts({ signal, person, onPlan, onSoWhat }: NoticedDraftsProps) {
  const drafts = useDraftsOf(signal, person)
  if (!drafts || drafts.length === 0) return null
  return (
    <OpenerCard
      opener={{ source: { kind: 'signal', signal }, drafts, score: 0, parts: [] }}
      isOpen
      autoFocus
      onOpen={() => undefined}
      plan={onPlan}
      keep={onPlan}
      saySoWhat={onSoWhat}
    />
  )
}
