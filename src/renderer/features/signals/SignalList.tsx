import { useMemo, useState, type KeyboardEvent, type Ref } from 'react'
import type { Signal } from '@shared/documents/kinds/signal'
import type { CompetitorBook } from '@shared/domain/signals/competitor-book'
import {
  everySignal,
  isNarrowed,
  listSignals,
  sharedWith,
  tagsOf,
  type SignalFilter,
} from '@shared/domain/signals/list-signals'
import { useIsNarrow } from '../../app/use-is-narrow'
import { useNow } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { VirtualList } from '../../ui/VirtualList'
import { moveTo, type ListSelection } from '../../ui/list-selection'
import { BulkBar } from './BulkBar'
import { BulkDialog } from './BulkDialog'
import { bulkActionOf, type BulkAction, type BulkQuestion } from './bulk-actions'
import { FilterBar } from './FilterBar'
import { SignalRow } from './SignalRow'
import { countOf, detailOf, titleOf } from './signal-words'
import { useSameSignals, useSameWords } from './use-signals'

interface SignalListProps {
  signals: readonly Signal[]
  competitors: CompetitorBook
  filter: SignalFilter
  onFilter: (filter: SignalFilter) => void
  selection: ListSelection
  onSelect: (selection: ListSelection) => void
  onOpen: (id: string) => void
  ref: Ref<HTMLDivElement>
}

/** Two lines of words where there is room for few beside one another. */
const rowHeights = { wide: 60, narrow: 84 }

/** The signals that are asked for, with keys for one of them or for all that are selected. */
export function SignalList(props: SignalListProps) {
  const { signals, competitors, filter, onFilter, selection, onSelect, onOpen, ref } = props
  const edits = useRecordEdits()
  const same = useSameSignals()?.same
  const nowMs = useNow()
  const isNarrow = useIsNarrow()
  const [asked, setAsked] = useState<{ question: BulkQuestion; signals: readonly Signal[] }>()
  const shown = useMemo(
    () => listSignals(signals, filter, { competitors, nowMs }),
    [signals, filter, competitors, nowMs],
  )
  const tags = useSameWords(useMemo(() => tagsOf(signals), [signals]))
  const shareWithIds = useSameWords(useMemo(() => sharedWith(signals), [signals]))
  const chosen = useMemo(
    () => (selection.selected.size === 0 ? [] : shown.filter(({ id }) => selection.selected.has(id))),
    [shown, selection.selected],
  )
  // What says the same may change without this row: its strength follows at the next minute, not at each key.
  const renderRow = useMemo(
    () => (signal: Signal) => (
      <SignalRow signal={signal} competitors={competitors} same={same} nowMs={nowMs} />
    ),
    [competitors, same, nowMs],
  )
  const textOf = useMemo(
    () => (signal: Signal) => `${titleOf(signal)}, ${detailOf(signal, competitors, nowMs)}`,
    [competitors, nowMs],
  )

  const act = (action: BulkAction, on: readonly Signal[]) => {
    if (action.ask) setAsked({ question: action.ask, signals: on })
    else action.run(edits, on)
  }
  const onKey = (event: KeyboardEvent, id: string) => {
    const action = bulkActionOf(event)
    const active = shown.find((signal) => signal.id === id)
    const on = chosen.length > 0 ? chosen : active ? [active] : []
    if (!action || on.length === 0) return false
    act(action, on)
    return true
  }

  return (
    <section className="signal-list" aria-label="Noticed">
      <FilterBar
        filter={filter}
        onFilter={onFilter}
        competitors={competitors}
        tags={tags}
        shareWithIds={shareWithIds}
      />
      {shown.length === 0 ? (
        <div className="signal-none" role="status">
          <p className="quiet-line">
            {isNarrowed(filter) ? 'No signal is like that.' : 'All signals are set aside.'}
          </p>
          <Button
            variant="quiet"
            onPress={() => onFilter({ ...everySignal, show: isNarrowed(filter) ? 'all' : 'set-aside' })}
          >
            {isNarrowed(filter) ? 'Show all' : 'Show them'}
          </Button>
        </div>
      ) : (
        <>
          <VirtualList
            label="Signals"
            rows={shown}
            rowHeight={isNarrow ? rowHeights.narrow : rowHeights.wide}
            renderRow={renderRow}
            textOf={textOf}
            selection={selection}
            onSelect={onSelect}
            onOpen={onOpen}
            onKey={onKey}
            ref={ref}
          />
          {isNarrowed(filter) && <p className="quiet-line signal-count">{countOf(shown.length)}</p>}
        </>
      )}
      {chosen.length > 0 && (
        <BulkBar
          signals={chosen}
          onAction={(action) => act(action, chosen)}
          onClear={() => onSelect({ ...moveTo(selection, selection.activeId), selected: new Set() })}
        />
      )}
      {asked && (
        <BulkDialog question={asked.question} signals={asked.signals} onClose={() => setAsked(undefined)} />
      )}
    </section>
  )
}
