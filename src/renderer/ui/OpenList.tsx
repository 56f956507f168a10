import './row.css'
import './open-list.css'
import type { ReactNode } from 'react'
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components'

interface OpenListProps {
  label: string
  /** What Enter or a press on a row does. */
  onOpen: (id: string) => void
  children: ReactNode
}

/** Rows that open: the arrow keys walk them, typing the first letters finds one, Enter opens it. */
export function OpenList({ label, onOpen, children }: OpenListProps) {
  return (
    <GridList aria-label={label} className="open-list" onAction={(key) => onOpen(String(key))}>
      {children}
    </GridList>
  )
}

/** Rows under a heading of their own, such as a day. */
export function OpenListSection({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <GridListSection className="open-list-section">
      <GridListHeader className="section-heading open-list-heading">{heading}</GridListHeader>
      {children}
    </GridListSection>
  )
}

interface OpenRowProps {
  id: string
  /** What is read out, and what typing the first letters finds. */
  text: string
  /** Avatar or icon. */
  lead?: ReactNode
  title: ReactNode
  detail?: ReactNode
  /** Words, chips, buttons. */
  end?: ReactNode
  isFaint?: boolean
  /** Only for the user's own eyes. */
  isPrivate?: boolean
}

export function OpenRow({ id, text, lead, title, detail, end, isFaint, isPrivate }: OpenRowProps) {
  return (
    <GridListItem
      id={id}
      textValue={text}
      className="row open-row"
      data-faint={isFaint || undefined}
      data-private={isPrivate || undefined}
    >
      {lead && <div className="row-lead">{lead}</div>}
      <div className="row-words">
        <div className="row-title" dir="auto">
          {title}
        </div>
        {detail && <div className="row-detail">{detail}</div>}
      </div>
      {end && <div className="row-end">{end}</div>}
    </GridListItem>
  )
}
