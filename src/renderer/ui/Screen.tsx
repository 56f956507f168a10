import './screen.css'
import { createContext, useContext, type ReactNode } from 'react'

/** What the head of every screen says of the window while it holds, ahead of what one can do there. */
export const HeadMark = createContext<ReactNode>(null)

interface ScreenProps {
  /** What the screen is, for screen readers: "Today", "Weekly with Maria". */
  label: string
  /** At the start of the top bar: where one is. */
  lead?: ReactNode
  /** At its end: what one can do. */
  actions?: ReactNode
  /** The pane on the right. Give it a `label`, and leave it out while it is closed. */
  shelf?: { label: string; content: ReactNode }
  /** One line under the work that stays in sight. */
  foot?: ReactNode
  children: ReactNode
}

/** The frame each screen stands in: top bar, work, and where it has one a shelf. */
export function Screen({ label, lead, actions, shelf, foot, children }: ScreenProps) {
  const mark = useContext(HeadMark)
  return (
    <>
      <main className="screen" data-pane="work" tabIndex={-1} aria-label={label}>
        <header className="top-bar">
          <div className="top-bar-lead">{lead}</div>
          <div className="top-bar-actions">
            {mark}
            {actions}
          </div>
        </header>
        <div className="screen-content">{children}</div>
        {foot}
      </main>
      {shelf && (
        <aside className="shelf" data-pane="shelf" tabIndex={-1} aria-label={shelf.label}>
          {shelf.content}
        </aside>
      )}
    </>
  )
}
