import type { Signal } from '@shared/documents/kinds/signal'
import { interfaceLocale } from '@shared/domain/interface-locale'
import { X } from 'lucide-react'
import { Button, IconButton } from '../../ui/Button'
import { bulkActions, type BulkAction } from './bulk-actions'
import { mostAtOnce } from './signal-actions'

interface BulkBarProps {
  signals: readonly Signal[]
  onAction: (action: BulkAction) => void
  onClear: () => void
}

/** Stays in sight while some are selected: how many, and what can be done with all of them. */
export function BulkBar({ signals, onAction, onClear }: BulkBarProps) {
  const areSetAside = signals.every(({ fields }) => fields.setAsideAt !== null)
  return (
    <div className="bulk-bar" role="toolbar" aria-label="With those selected">
      <span className="bulk-count figures" role="status">
        {signals.length.toLocaleString(interfaceLocale)} selected
        {signals.length > mostAtOnce &&
          `; changed are the first ${mostAtOnce.toLocaleString(interfaceLocale)}`}
      </span>
      {bulkActions.map((action) => (
        <Button
          key={action.id}
          variant="quiet"
          keys={action.keys}
          onPress={() => onAction(action)}
          {...(action.tone ? { tone: action.tone } : {})}
        >
          {action.id === 'aside' && areSetAside ? 'Bring back' : action.label}
        </Button>
      ))}
      <IconButton icon={X} label="Select none" onPress={onClear} />
    </div>
  )
}
