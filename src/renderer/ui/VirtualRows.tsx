import './row.css'
import './virtual-rows.css'
import {
  memo,
  useCallback,
  useImperativeHandle,
  useRef,
  type ComponentType,
  type KeyboardEvent,
  type Ref,
} from 'react'
import { isStop, type Line } from './line'
import { useActiveRow } from './use-active-row'
import { useVirtualLines } from './use-virtual-lines'

export interface VirtualRowsHandle {
  /** The focus on this row, or on the one that had it last. */
  focus: (id?: string) => void
}

interface VirtualRowsProps {
  label: string
  /** The same lines should be the same array: what is drawn follows from them alone. */
  lines: readonly Line[]
  /** Draws a row's cells (`role="gridcell"`) by its id; redrawn only when what it reads itself changes. */
  Row: ComponentType<{ id: string }>
  /** The row that is shown beside the list. */
  openId?: string | undefined
  onOpen: (id: string) => void
  onFold: (id: string) => void
  /** Keys of a row besides those of the list; true where one was taken. */
  onKey: (id: string, event: KeyboardEvent) => boolean
  ref?: Ref<VirtualRowsHandle>
}

/** Before a row was measured. */
const usualHeightPx = 57
const headingHeightPx = 40

/**
 * A list of any length: only what is in sight is in the page. The arrow keys walk, Enter opens, Arrow Right goes into
 * the row's own buttons.
 */
export function VirtualRows(props: VirtualRowsProps) {
  const { label, lines, Row, openId, onOpen, onFold, onKey, ref } = props
  const frame = useRef<HTMLDivElement>(null)
  const active = useActiveRow(lines, frame)
  const { virtualizer, items } = useVirtualLines({
    count: lines.length,
    scroller: () => frame.current,
    heightOf: (index) => (lines[index]?.type === 'heading' ? headingHeightPx : usualHeightPx),
    keyOf: useCallback((index) => lines[index]?.id ?? index, [lines]),
    activeIndex: active.index,
  })
  const goTo = (index: number) => {
    active.set(index)
    virtualizer.scrollToIndex(index)
  }
  useImperativeHandle(ref, () => ({
    focus: (id) => {
      const index = lines.findIndex((line) => line.id === id)
      goTo(index >= 0 ? index : active.index)
    },
  }))

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const line = lines[active.index]
    if (!line || !(event.target instanceof HTMLElement)) return
    const isOnRow = event.target.getAttribute('role') === 'row'
    if (isOnRow ? keyOnRow(line, event) : keyInRow(event)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  const keyOnRow = (line: Line, event: KeyboardEvent<HTMLElement>): boolean => {
    const next = nextIndex(event.key, active.index, lines, frame.current)
    if (next !== undefined) {
      goTo(next)
      return true
    }
    if (line.type === 'heading') {
      const isToggled = event.key === 'Enter' || event.key === ' '
      if (isToggled) onFold(line.id)
      return isToggled
    }
    if (event.key === 'Enter') {
      onOpen(line.id)
      return true
    }
    if (event.key === 'ArrowRight')
      return moveWithin(event.currentTarget.querySelector('[role="row"]:focus'), 1)
    return onKey(line.id, event)
  }

  return (
    <div
      ref={frame}
      role="grid"
      aria-label={label}
      aria-rowcount={lines.length}
      className="virtual-rows"
      onKeyDown={onKeyDown}
      {...active.focusProps}
    >
      <div
        role="presentation"
        className="virtual-rows-space"
        style={{ blockSize: virtualizer.getTotalSize() }}
      >
        {items.map(({ index, key, start }) => {
          const line = lines[index]
          if (!line) return null
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              data-line={line.type}
              role="row"
              aria-rowindex={index + 1}
              className="virtual-rows-row"
              style={{ transform: `translateY(${start}px)` }}
              {...(isStop(line) ? { tabIndex: index === active.index ? 0 : -1 } : {})}
              {...(line.id === openId ? { 'aria-current': true } : {})}
              onFocus={() => active.set(index, false)}
              onClick={(event) => {
                if (isControl(event.target)) return
                if (line.type === 'row') onOpen(line.id)
                else if (line.fold) onFold(line.id)
              }}
            >
              {line.type === 'row' ? <DrawnRow Row={Row} id={line.id} /> : <Heading line={line} />}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Lines are new objects whenever the list changes; a row is drawn by its id alone. */
const DrawnRow = memo(({ Row, id }: { Row: ComponentType<{ id: string }>; id: string }) => <Row id={id} />)

function Heading({ line }: { line: Extract<Line, { type: 'heading' }> }) {
  const { words, fold } = line
  return (
    <div
      role="gridcell"
      className="section-heading virtual-rows-heading"
      {...(fold ? { 'aria-expanded': fold.isOpen } : {})}
    >
      {words}
      {fold && <span className="figures">{`, ${fold.count}`}</span>}
    </div>
  )
}

/** Within a row the arrows walk its buttons, and Escape or the first Arrow Left leads back to the row. */
function keyInRow(event: KeyboardEvent<HTMLElement>): boolean {
  const { target } = event
  if (event.key === 'ArrowRight') return moveWithin(target, 1)
  if (event.key === 'ArrowLeft') return moveWithin(target, -1)
  if (event.key !== 'Escape' || !(target instanceof HTMLElement)) return false
  target.closest<HTMLElement>('[role="row"]')?.focus()
  return true
}

function moveWithin(from: EventTarget | null, step: 1 | -1): boolean {
  const row = from instanceof HTMLElement ? from.closest<HTMLElement>('[role="row"]') : null
  if (!row) return false
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button, input')]
  const at = stops.findIndex((stop) => stop === from)
  stops[at + step]?.focus()
  return true
}

/** Where a key leads from this line; `undefined` where it leads nowhere. */
function nextIndex(
  key: string,
  index: number,
  lines: readonly Line[],
  frame: HTMLElement | null,
): number | undefined {
  const page = Math.max(1, Math.floor((frame?.clientHeight ?? 0) / usualHeightPx) - 1)
  const steps: Record<string, [from: number, step: 1 | -1]> = {
    ArrowDown: [index + 1, 1],
    ArrowUp: [index - 1, -1],
    PageDown: [Math.min(lines.length - 1, index + page), -1],
    PageUp: [Math.max(0, index - page), 1],
    Home: [0, 1],
    End: [lines.length - 1, -1],
  }
  const [from, step] = steps[key] ?? []
  if (from === undefined || step === undefined) return undefined
  for (let at = from; at >= 0 && at < lines.length; at += step) {
    if (isStop(lines[at])) return at
  }
  return index
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, label, input, a') !== null
}
