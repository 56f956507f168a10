import { useEffect, useMemo, useState } from 'react'
import type { Signal } from '@shared/documents/kinds/signal'
import { CompetitorBook } from '@shared/domain/signals/competitor-book'
import { SameSignals } from '@shared/domain/signals/same-signal'
import { useRows } from '../../documents/use-rows'

/** Every competitor that is known or named; nobody while they load. The same book until another name comes or goes. */
export function useCompetitors(): CompetitorBook {
  const rows = useRows('competitor')
  const signals = useRows('signal')
  const named = useSameWords(useMemo(() => namesIn(signals ?? []), [signals]))
  return useMemo(() => new CompetitorBook(rows ?? [], named), [rows, named])
}

function namesIn(signals: readonly Signal[]): string[] {
  return [...new Set(signals.flatMap(({ fields }) => fields.competitors))].sort()
}

/** The same list as long as it has the same words: what is drawn of it stays as it is. */
export function useSameWords(words: readonly string[]): readonly string[] {
  const joined = words.join('\n')
  return useMemo(() => (joined === '' ? [] : joined.split('\n')), [joined])
}

/** Kept for the window: reading ten thousand titles takes a while, and only those that change are read again. */
const sameSignals = new SameSignals()
/** A slice is a few milliseconds, so that typing and scrolling go between two of them. */
const rowsOfSlice = 250

/** What says the same, with all signals taken in now: for when somebody is about to add one. */
export function sameSignalsOf(signals: readonly Signal[]): SameSignals {
  sameSignals.take(signals)
  return sameSignals
}

/** The same, taken in bit by bit behind the drawing; `undefined` until it is whole. */
export function useSameSignals(): { same: SameSignals } | undefined {
  const signals = useRows('signal')
  // A new object each time, since the index is the same one.
  const [whole, setWhole] = useState<{ same: SameSignals }>()
  useEffect(() => {
    if (!signals) return undefined
    let timer: ReturnType<typeof setTimeout>
    const takeSlice = () => {
      if (sameSignals.take(signals, rowsOfSlice)) setWhole({ same: sameSignals })
      else timer = setTimeout(takeSlice)
    }
    timer = setTimeout(takeSlice)
    return () => clearTimeout(timer)
  }, [signals])
  return whole
}
