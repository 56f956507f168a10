import { useEffect, useRef } from 'react'
import { TextField } from '../../ui/TextField'
import type { HeardDraft } from '../people/use-heard-draft'

interface HeardFieldProps {
  draft: HeardDraft
  /** Keeps the line, and is not called with an empty one. */
  onKeep: (text: string) => void
  onClose: () => void
}

/**
 * One line about what was heard. It is for the user alone, on a screen others may see: gone once it is kept, and dots
 * while what is private is hidden.
 */
export function HeardField({ draft, onKeep, onClose }: HeardFieldProps) {
  const line = useRef<HTMLInputElement>(null)
  useEffect(() => line.current?.focus(), [])
  return (
    <form
      className="heard-field"
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.text.trim() !== '') onKeep(draft.text.trim())
        onClose()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        onClose()
      }}
    >
      <TextField
        // Not what it is: somebody may be looking.
        label="A note for yourself"
        description="Enter keeps it where only you see it."
        inputRef={line}
        voice="document"
        autoComplete="off"
        maxLength={2000}
        value={draft.text}
        error={draft.problem}
        onChange={draft.set}
      />
    </form>
  )
}
