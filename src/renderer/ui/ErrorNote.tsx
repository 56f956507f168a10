import './states.css'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

interface ErrorNoteProps {
  /** What happened, what was kept and what to do. */
  children: ReactNode
  actions?: ReactNode
}

export function ErrorNote({ children, actions }: ErrorNoteProps) {
  return (
    <div className="error-note" role="alert">
      <TriangleAlert aria-hidden size={16} strokeWidth={1.75} />
      <div className="error-words">
        <div>{children}</div>
        {actions && <div className="actions">{actions}</div>}
      </div>
    </div>
  )
}
