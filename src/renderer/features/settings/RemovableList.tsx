import { X } from 'lucide-react'
import { IconButton } from '../../ui/Button'

interface RemovableListProps {
  label: string
  entries: readonly { id: string; label: string }[]
  /** Said where there is none. */
  empty: string
  onRemove: (id: string) => void
}

/** A few words, each of which can be taken out. */
export function RemovableList({ label, entries, empty, onRemove }: RemovableListProps) {
  if (entries.length === 0) return <p className="quiet-line">{empty}</p>
  return (
    <ul className="removable-list" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className="removable">
          <span dir="auto">{entry.label}</span>
          <IconButton icon={X} label={`Remove ${entry.label}`} onPress={() => onRemove(entry.id)} />
        </li>
      ))}
    </ul>
  )
}
