import { useState, type DragEvent, type ReactNode } from 'react'
import type { BodyEditorHandle } from '../../../editor/body-editor-handle'
import { dropCard, isCarryingCard } from './dragged-card'

interface CardDropProps {
  /** `undefined` while the agenda cannot be edited. */
  handle: BodyEditorHandle | undefined
  children: ReactNode
}

/** Where cards of the shelf may be dropped: a line shows between which two blocks of the agenda they would stand. */
export function CardDrop({ handle, children }: CardDropProps) {
  const [line, setLine] = useState<{ top: number; left: number; width: number }>()
  const onDragOver = (event: DragEvent<HTMLElement>) => {
    if (!handle || !isCarryingCard(event)) return
    event.preventDefault()
    // The editor would show a place of its own, and take what is dropped for text.
    event.stopPropagation()
    event.dataTransfer.dropEffect = 'copy'
    const { top, left, width } = handle.gapAt(event.clientY)
    setLine((shown) => (shown?.top === top && shown.left === left ? shown : { top, left, width }))
  }
  const onDrop = (event: DragEvent<HTMLElement>) => {
    setLine(undefined)
    if (!handle || !isCarryingCard(event)) return
    event.preventDefault()
    event.stopPropagation()
    dropCard(handle.gapAt(event.clientY).at)
  }
  const onDragLeave = (event: DragEvent<HTMLElement>) => {
    const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
    if (!isInside) setLine(undefined)
  }

  return (
    <div
      className="card-drop"
      onDragOverCapture={onDragOver}
      onDropCapture={onDrop}
      onDragLeaveCapture={onDragLeave}
    >
      {children}
      {line && (
        <div
          className="card-drop-line"
          aria-hidden
          style={{ insetBlockStart: line.top, left: line.left, inlineSize: line.width }}
        />
      )}
    </div>
  )
}
