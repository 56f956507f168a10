import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { GridListHeader, GridListSection } from 'react-aria-components'

interface ShelfSectionProps {
  heading: string
  /** All of it is private by kind. */
  isPrivate?: boolean
  children: ReactNode
}

/** Cards of the shelf under their heading. */
export function ShelfSection({ heading, isPrivate, children }: ShelfSectionProps) {
  return (
    <GridListSection className="shelf-section" {...(isPrivate ? { 'data-private': true } : {})}>
      <GridListHeader className="section-heading private-note">
        {isPrivate && <Lock aria-hidden size={11} strokeWidth={2.25} />}
        {heading}
      </GridListHeader>
      {children}
    </GridListSection>
  )
}
