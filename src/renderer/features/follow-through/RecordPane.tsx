import '../../ui/form.css'
import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { IconButton } from '../../ui/Button'

interface RecordPaneProps {
  /** What kind of record it is. */
  heading: string
  onClose: () => void
  children: ReactNode
}

/** A record in full, beside the list it stands in. The caret begins in its first field; Escape leads back. */
export function RecordPane({ heading, onClose, children }: RecordPaneProps) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, [])
  return (
    <div
      ref={frame}
      className="record-pane"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose()
      }}
    >
      <header className="record-pane-head">
        <h2>{heading}</h2>
        <IconButton icon={X} label="Close" onPress={onClose} />
      </header>
      <div className="record-pane-content form">{children}</div>
    </div>
  )
}
