import './row.css'
import type { ReactNode } from 'react'

interface SectionHeadingProps {
  children: ReactNode
  /** Of the list below, for `aria-labelledby`. */
  id?: string
  /** A quiet control at the end of the line. */
  aside?: ReactNode
}

/** The name of a list. A line under it belongs to the list's first row. */
export function SectionHeading({ children, id, aside }: SectionHeadingProps) {
  return (
    <div className="section-head">
      <h2 className="section-heading" id={id}>
        {children}
      </h2>
      {aside}
    </div>
  )
}
