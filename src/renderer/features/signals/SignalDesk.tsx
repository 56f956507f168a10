import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Signal } from '@shared/documents/kinds/signal'
import type { SignalFilter } from '@shared/domain/signals/list-signals'
import { useRoutes } from '../../app/route'
import { EmptyState } from '../../ui/EmptyState'
import { Kbd } from '../../ui/Kbd'
import { keysOf } from '../../app/app-commands'
import type { ListSelection } from '../../ui/list-selection'
import { BusinessPageOffer } from './BusinessPageOffer'
import { keepListPlace, listPlace } from './list-place'
import { SignalEntry } from './SignalEntry'
import { SignalList } from './SignalList'
import { useCompetitors } from './use-signals'

/** Fewer than these, and the list says what else could be noticed. */
const few = 3

/** The line for a new signal and the list of those that are there. */
export function SignalDesk({ signals }: { signals: readonly Signal[] }) {
  const routes = useRoutes()
  const competitors = useCompetitors()
  const [filter, setFilter] = useState(() => listPlace().filter)
  const [selection, setSelection] = useState(() => listPlace().selection)
  const list = useRef<HTMLDivElement>(null)
  const [wasListLeft] = useState(() => listPlace().isListLeft && signals.length > 0)
  usePlaceKept(list, wasListLeft)

  const select = (next: ListSelection) => {
    keepListPlace({ selection: next })
    setSelection(next)
  }
  // What is handed down stays the same: a change of one signal draws its row and not the line and the filters above.
  const narrow = useCallback((next: SignalFilter) => {
    keepListPlace({ filter: next })
    setFilter(next)
  }, [])
  const open = useCallback((id: string) => routes.go({ screen: 'signal', id }), [routes])
  const goToList = useCallback(() => list.current?.focus({ preventScroll: true }), [])
  const openFromList = (id: string) => {
    keepListPlace({ isListLeft: true })
    open(id)
  }

  return (
    <>
      <SignalEntry competitors={competitors} autoFocus={!wasListLeft} onOpen={open} onLeave={goToList} />
      <BusinessPageOffer />
      {signals.length === 0 ? (
        <NothingNoticed />
      ) : (
        <SignalList
          signals={signals}
          competitors={competitors}
          filter={filter}
          onFilter={narrow}
          selection={selection}
          onSelect={select}
          onOpen={openFromList}
          ref={list}
        />
      )}
      {signals.length > 0 && signals.length < few && (
        <p className="quiet-line">
          What else moved? A competitor’s price, a law on its way, a sentence a customer said, something you
          believe and never tested.
        </p>
      )}
    </>
  )
}

/** The list where it was left, when one comes back from a signal. */
function usePlaceKept(list: { readonly current: HTMLElement | null }, isRestored: boolean): void {
  useLayoutEffect(() => {
    const scroller = list.current?.closest('.screen-content')
    if (isRestored && scroller) {
      scroller.scrollTop = listPlace().scrollTop
      list.current?.focus({ preventScroll: true })
    }
    keepListPlace({ isListLeft: false })
  }, [list, isRestored])
  useEffect(() => {
    const scroller = document.querySelector('.screen-content')
    const keep = () => {
      keepListPlace({ scrollTop: scroller?.scrollTop ?? 0 })
    }
    scroller?.addEventListener('scroll', keep, { passive: true })
    return () => scroller?.removeEventListener('scroll', keep)
  }, [])
}

function NothingNoticed() {
  return (
    <EmptyState title="Nothing noticed yet">
      <p>
        A signal is one line about something outside: a competitor’s move, a trend, a law on its way, what a
        customer said, an assumption nobody tests. It becomes the question that turns a 1:1 in a strategic
        direction.
      </p>
      <p>
        <Kbd keys={keysOf('new-signal')} /> brings you here from anywhere. What you add, you can tell later:
        what follows from it, where it is from, whom to share it with.
      </p>
    </EmptyState>
  )
}
