import './virtual-list.css'
import { memo, useCallback, useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { clearSelected, extendTo, moveTo, selectAll, toggle, type ListSelection } from './list-selection'
import { isMac } from './platform'
import { scrollerOf, useBeginsAt } from './use-begins-at'
import { useVirtualLines } from './use-virtual-lines'

interface VirtualListProps<Row extends { id: string }> {
  label: string
  rows: readonly Row[]
  /** In pixels, the line between two included; the same for all. */
  rowHeight: number
  /** Its content; the same function from one rendering to the next, so that rows that did not change are not drawn. */
  renderRow: (row: Row) => ReactNode
  /** What is read out. */
  textOf: (row: Row) => string
  selection: ListSelection
  onSelect: (selection: ListSelection) => void
  onOpen: (id: string) => void
  /** Other keys, with the row they are pressed on. Says whether it was one. */
  onKey?: (event: KeyboardEvent, id: string) => boolean
  ref?: Ref<HTMLDivElement>
}

/** As far as a page is in a list whose rows differ in nothing. */
const rowsOfPage = 10

/**
 * Thousands of rows, of which those in sight are drawn. Scrolls with the screen it stands in. The list itself has the
 * focus and names the row the keys are on, so that nothing is lost when that row scrolls away. Arrows, Home, End and Page
 * keys walk; with Shift they select on the way; Space or X selects, Mod+A all, Escape none; Enter opens.
 */
export function VirtualList<Row extends { id: string }>(props: VirtualListProps<Row>) {
  const { label, rows, rowHeight, renderRow, textOf, selection, onSelect, onOpen, onKey, ref } = props
  const listId = useId()
  const element = useRef<HTMLDivElement>(null)
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const activeIndex = useActiveIndex(ids, selection.activeId)
  const beginsAt = useBeginsAt(element)
  const { virtualizer, items } = useVirtualLines({
    count: rows.length,
    scroller: () => scrollerOf(element.current),
    heightOf: () => rowHeight,
    keyOf: useCallback((index) => ids[index] ?? index, [ids]),
    activeIndex,
    beginsAt,
    beside: rowHeight,
  })
  const measuredHeight = useRef(rowHeight)
  useLayoutEffect(() => {
    if (measuredHeight.current === rowHeight) return
    measuredHeight.current = rowHeight
    virtualizer.measure()
  })

  const act = useEffectEvent((id: string, how: 'open' | 'toggle' | 'extend') => {
    element.current?.focus({ preventScroll: true })
    if (how === 'extend') onSelect(extendTo(selection, ids, id))
    else if (how === 'toggle' || selection.selected.size > 0) onSelect(toggle(selection, id))
    else {
      onSelect(moveTo(selection, id))
      onOpen(id)
    }
  })
  const [onPress] = useState(() => (id: string, how: 'open' | 'toggle' | 'extend') => act(id, how))

  const go = (index: number, isExtending: boolean) => {
    const id = ids[Math.min(Math.max(index, 0), ids.length - 1)]
    if (id === undefined) return
    onSelect(isExtending ? extendTo(selection, ids, id) : moveTo(selection, id))
    virtualizer.scrollToIndex(ids.indexOf(id))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.target !== event.currentTarget) return
    const id = ids[activeIndex]
    if (walk(event) || (id !== undefined && (select(event, id) || onKey?.(event, id)))) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  const walk = (event: KeyboardEvent): boolean => {
    const target = targetOf(event.key, activeIndex, ids.length)
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return false
    go(target, event.shiftKey)
    return true
  }

  const select = (event: KeyboardEvent, id: string): boolean => {
    const isMod = isMac ? event.metaKey : event.ctrlKey
    if (isMod && event.key.toLowerCase() === 'a') onSelect(selectAll(selection, ids))
    else if (isMod || event.altKey) return false
    else if (event.key === ' ' || event.key.toLowerCase() === 'x') onSelect(toggle(selection, id))
    else if (event.key === 'Enter') onOpen(id)
    else if (event.key === 'Escape' && selection.selected.size > 0) onSelect(clearSelected(selection))
    else return false
    return true
  }

  return (
    <div
      ref={(list) => {
        element.current = list
        if (typeof ref === 'function') ref(list)
        else if (ref) ref.current = list
      }}
      className="virtual-list"
      role="grid"
      aria-label={label}
      aria-multiselectable
      aria-rowcount={rows.length}
      tabIndex={0}
      {...(activeIndex === -1 ? {} : { 'aria-activedescendant': `${listId}-${ids[activeIndex]}` })}
      onKeyDown={onKeyDown}
      onFocus={({ currentTarget }) => {
        // The row the keys are on is where they were left, not where the list begins. A press is on what is in sight.
        if (currentTarget.matches(':focus-visible')) virtualizer.scrollToIndex(Math.max(0, activeIndex))
        if (activeIndex === -1 && ids[0] !== undefined) onSelect(moveTo(selection, ids[0]))
      }}
      style={{ blockSize: rows.length * rowHeight }}
    >
      {items.map(({ index, start }) => {
        const row = rows[index]
        return (
          row && (
            <VirtualRow
              key={row.id}
              row={row}
              elementId={`${listId}-${row.id}`}
              index={index}
              top={start - beginsAt}
              height={rowHeight}
              isActive={index === activeIndex}
              isSelected={selection.selected.has(row.id)}
              renderRow={renderRow}
              textOf={textOf}
              onPress={onPress}
            />
          )
        )
      })}
    </div>
  )
}

interface VirtualRowProps<Row extends { id: string }> {
  row: Row
  elementId: string
  index: number
  /** In pixels, from where the list begins. */
  top: number
  height: number
  isActive: boolean
  isSelected: boolean
  renderRow: (row: Row) => ReactNode
  textOf: (row: Row) => string
  onPress: (id: string, how: 'open' | 'toggle' | 'extend') => void
}

const VirtualRow = memo(function VirtualRow<Row extends { id: string }>(props: VirtualRowProps<Row>) {
  const { row, elementId, index, top, height, isActive, isSelected, renderRow, textOf, onPress } = props
  return (
    <div
      id={elementId}
      className="virtual-list-row"
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-label={textOf(row)}
      data-active={isActive || undefined}
      style={{ blockSize: height, transform: `translateY(${top}px)` }}
      onClick={(event) => {
        const isMark = (event.target as Element).closest('[data-selects]') !== null
        const isToggle = isMark || event.ctrlKey || event.metaKey
        onPress(row.id, event.shiftKey ? 'extend' : isToggle ? 'toggle' : 'open')
      }}
      // A range chosen with the mouse must not mark the words between.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
    >
      <div role="gridcell" className="virtual-list-cell">
        {renderRow(row)}
      </div>
    </div>
  )
}) as <Row extends { id: string }>(props: VirtualRowProps<Row>) => ReactNode

/** Where the keys are. Where that row is gone, they go on from the one that took its place. */
function useActiveIndex(ids: readonly string[], activeId: string | undefined): number {
  const [last, setLast] = useState(-1)
  const index = activeId === undefined ? -1 : ids.indexOf(activeId)
  const active = index === -1 && activeId !== undefined ? Math.min(last, ids.length - 1) : index
  if (active !== last) setLast(active)
  return active
}

function targetOf(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return index + 1
    case 'ArrowUp':
      return Math.max(0, index - 1)
    case 'PageDown':
      return index + rowsOfPage
    case 'PageUp':
      return index - rowsOfPage
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
