import './chip.css'
import type { ReactNode } from 'react'
import type { AgendaItemKind } from '@shared/body/agenda-item'

export type ChipTone = 'neutral' | 'accent' | 'amber' | 'red' | 'blue' | 'plum'

/** A short word with a colour that repeats what it says. */
export function Chip({ tone = 'neutral', children }: { tone?: ChipTone; children: ReactNode }) {
  return (
    <span className="chip" data-tone={tone} dir="auto">
      {children}
    </span>
  )
}

/** The colour of each kind of agenda item, wherever it is drawn. */
export const toneOfItem: Record<AgendaItemKind, ChipTone> = {
  inform: 'neutral',
  discuss: 'neutral',
  decide: 'accent',
  ask: 'blue',
  problem: 'accent',
  risk: 'amber',
  'bad-news': 'red',
  win: 'neutral',
  opener: 'plum',
}
