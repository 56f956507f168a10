import type { SignalType } from '../../documents/kinds/signal'

export interface SampleSignal {
  id: string
  daysAgo: number
  type: SignalType
  text: string
  soWhat?: string
  publication?: string
  url?: string
  quote?: string
  tags?: string[]
  competitors?: string[]
  shareWithIds?: string[]
  strength?: 'weak' | 'some' | 'strong'
  captureId?: string
  setAside?: true
  /** What stands in its body. */
  notes?: string[]
}
