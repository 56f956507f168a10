import './overlay.css'
import type { ReactNode } from 'react'
import { Popover } from 'react-aria-components'

/** Holds the list of a select or a combo box. A landmark, since it stands outside all others in the page. */
export function ListPopover({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Popover className="popover" render={(props) => <div {...props} role="region" aria-label={label} />}>
      {children}
    </Popover>
  )
}
