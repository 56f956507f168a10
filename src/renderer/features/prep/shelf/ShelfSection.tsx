import type { ReactNode } from 'react'
import { GridListHeader, GridListSection } from 'react-aria-components'

/** Cards of the shelf under their heading. */
export function ShelfSection({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <GridListSection className="shelf-section">
      <GridListHeader className="section-heading">{heading}</GridListHeader>
      {children}
    </GridListSection>
  )
}
