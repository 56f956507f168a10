import './states.css'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  title: string
  /** Teaches: what will be here and how it gets there. */
  children: ReactNode
  /** Buttons. */
  actions?: ReactNode
}

export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <h2 className="empty-title">{title}</h2>
      <div className="empty-words">{children}</div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  )
}
