import '../../../ui/card.css'
import { Plus } from 'lucide-react'
import { useCallback, type ReactNode } from 'react'
import { GridListItem } from 'react-aria-components'
import { Kbd } from '../../../ui/Kbd'

const addsIt = 'adds it'

interface ShelfCardProps {
  id: string
  /** What is read out, and found by typing its first letters. */
  text: string
  children: ReactNode
  /** Where it comes from. */
  detail?: ReactNode
  /** At the end of its first line: that it presses. */
  mark?: ReactNode
  /** Further things to do with it, besides taking it. */
  actions?: ReactNode
  /** What Enter does, in a word or two. Where nothing is said, it puts the card on the agenda. */
  hint?: string
  /** It can be dragged to a place on the agenda. */
  isMovable?: boolean
}

/** A card of the shelf: Enter or a press puts it on the agenda, and so does dropping it there. */
export function ShelfCard({
  id,
  text,
  children,
  detail,
  mark,
  actions,
  hint = addsIt,
  isMovable = true,
}: ShelfCardProps) {
  const setMovable = useCallback(
    (element: HTMLDivElement | null) => {
      if (element) element.draggable = isMovable
    },
    [isMovable],
  )
  return (
    <GridListItem id={id} ref={setMovable} textValue={text} className="card shelf-card">
      <div className="shelf-line">
        {hint === addsIt && <Plus className="shelf-plus" aria-hidden size={14} strokeWidth={1.75} />}
        <div className="shelf-words" dir="auto">
          {children}
        </div>
        {mark}
      </div>
      {detail && <div className="card-detail">{detail}</div>}
      <span className="shelf-hint" aria-hidden>
        <Kbd keys="Enter" /> {hint}
      </span>
      {actions && <div className="shelf-actions">{actions}</div>}
    </GridListItem>
  )
}
