import { useEffect, useRef, useState } from 'react'
import { TextField } from '../../ui/TextField'

interface StepLineProps {
  label: string
  description: string
  /** What it says already. */
  present?: string
  /** Not called where nothing new was written. */
  onKeep: (text: string) => void
  onClose: () => void
}

/** An answer in a line of one's own. Enter keeps it, Escape leads back to the keys. */
export function StepLine({ label, description, present = '', onKeep, onClose }: StepLineProps) {
  const line = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(present)
  useEffect(() => line.current?.focus(), [])
  return (
    <form
      className="step-line"
      onSubmit={(event) => {
        event.preventDefault()
        onClose()
        if (text.trim() !== '' && text.trim() !== present) onKeep(text.trim())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <TextField
        label={label}
        description={description}
        inputRef={line}
        voice="document"
        autoComplete="off"
        value={text}
        onChange={setText}
        maxLength={2000}
      />
    </form>
  )
}
