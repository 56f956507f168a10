import './row.css'
import type { ReactNode } from 'react'

/** A list of rows divided by lines. `labelledBy` is the id of its `SectionHeading`. */
export function RowList({ labelledBy, children }: { labelledBy?: string; children: ReactNode }) {
  return (
    <ul className="row-list" {...(labelledBy ? { 'aria-labelledby': labelledBy } : {})}>
      {children}
    </ul>
  )
}

interface RowProps {
  /** Avatar, icon or checkbox. */
  lead?: ReactNode
  title: ReactNode
  detail?: ReactNode
  /** Words, a chip, buttons. */
  end?: ReactNode
}

export function Row({ lead, title, detail, end }: RowProps) {
  return (
    <li className="row">
      {lead && <div className="row-lead">{lead}</div>}
      <div className="row-words">
        <div className="row-title" dir="auto">
          {title}
        </div>
        {detail && <div className="row-detail">{detail}</div>}
      </div>
      {end && <div className="row-end">{end}</div>}
    </li>
  )
}
