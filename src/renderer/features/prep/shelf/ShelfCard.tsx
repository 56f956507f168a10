import type { ReactNode } from 'react'
import { GridListItem } from 'react-aria-components'
import { Kbd } from '../../../ui/Kbd'

interface ShelfCardProps {
  id: string
  /** What is read out, and found by typing its first letters. */
  text: string
  children: ReactNode
  /** Where it comes from. */
  detail?: ReactNode
  /** Further things to do with it, besides taking it. */
  actions?: ReactNode
}

/** A card of the shelf: Enter or a press puts it on the agenda. */
export function ShelfCard({ id, text, children, detail, actions }: ShelfCardProps) {
  return (
    <GridListItem id={id} textValue={text} className="card shelf-card">
      <div className="shelf-words" dir="auto">
        {children}
      </div>
      {detail && <div className="card-detail">{detail}</div>}
      <span className="shelf-hint" aria-hidden>
        <Kbd keys="Enter" /> adds it
      </span>
      {actions && <div className="shelf-actions">{actions}</div>}
    </GridListItem>
  )
}
