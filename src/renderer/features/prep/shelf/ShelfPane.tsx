import './shelf.css'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { Fix } from '@shared/domain/prep-check/finding'
import { IconButton } from '../../../ui/Button'
import { Tabs } from '../../../ui/Tabs'
import { HealthAfter } from '../HealthAfter'
import { PrepCheck } from '../check/PrepCheck'
import { ShelfProfile } from './ShelfProfile'
import { Shelf } from './Shelf'
import type { Prepared } from '../use-prepared'
import type { ShelfActions } from './use-shelf-actions'
import type { Shelf as Contents } from './use-shelf'

interface ShelfPaneProps {
  prepared: Prepared
  shelf: Contents | undefined
  actions: ShelfActions | undefined
  /** Back to the text. */
  onLeave: () => void
  onFix: ((fix: Fix) => void) | undefined
  /** Given where the shelf lies over the agenda. */
  onClose?: (() => void) | undefined
}

/** The right side of the desk: what may go on the agenda, who it is with, and what is missing. */
export function ShelfPane({ prepared, shelf, actions, onLeave, onFix, onClose }: ShelfPaneProps) {
  const [tab, setTab] = useState<'shelf' | 'profile'>('shelf')
  const { person, isCancelled, isPast } = prepared.view
  return (
    <div
      className="shelf-pane"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        if (onClose) onClose()
        else onLeave()
      }}
    >
      {onClose && (
        <div className="shelf-close">
          <IconButton icon={X} label="Close the shelf" onPress={onClose} />
        </div>
      )}
      <Tabs
        label="Beside the agenda"
        tabs={[
          {
            id: 'shelf',
            label: 'Shelf',
            content: <Shelf prepared={prepared} shelf={shelf} actions={actions} />,
          },
          {
            id: 'profile',
            label: 'Profile',
            content: !person ? (
              <p className="quiet-line shelf-content">This 1:1 has no person.</p>
            ) : (
              prepared.world && <ShelfProfile world={prepared.world} />
            ),
          },
        ]}
        selected={tab}
        onSelect={setTab}
      />
      {!isCancelled && !isPast && <PrepCheck prepared={prepared} onFix={onFix} />}
      <HealthAfter prepared={prepared} />
    </div>
  )
}
