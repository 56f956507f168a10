import './states.css'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  title: string
  /** Teaches: what will be here and how it gets there. */
  children: ReactNode
  /** Buttons. */
  actions?: ReactNode
  /** Where nothing else on the screen names it. */
  isScreenHeading?: boolean
}

export function EmptyState({ title, children, actions, isScreenHeading = false }: EmptyStateProps) {
  const Heading = isScreenHeading ? 'h1' : 'h2'
  return (
    <div className="empty-state">
      <Heading className="empty-title">{title}</Heading>
      <div className="empty-words">{children}</div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  )
}
