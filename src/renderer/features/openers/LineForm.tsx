import { useRef, useState, type FormEvent } from 'react'
import { TextArea } from '../../ui/TextField'

interface LineFormProps {
  label: string
  hideLabel?: boolean
  placeholder?: string
  initial?: string
  hint?: string
  autoFocus?: boolean
  /** Enter. */
  onEnter: (words: string) => void
  /** The field is left with other words than it began with. */
  onLeave: (words: string) => void
  /** Escape: what was typed is forgotten. */
  onCancel?: () => void
}

/** A few words, typed in place: Enter takes them, Escape forgets them, and leaving the field keeps them. */
export function LineForm(props: LineFormProps) {
  const { label, hideLabel = false, placeholder, initial = '', hint, autoFocus = false } = props
  const [words, setWords] = useState(initial)
  // Set by what ends the editing, which takes the focus away: that is no leaving.
  const isDone = useRef(false)
  const enter = () => {
    if (words.trim() === '') return
    isDone.current = true
    props.onEnter(words.trim())
  }
  return (
    <form
      className="opener-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        enter()
      }}
    >
      <TextArea
        label={label}
        hideLabel={hideLabel}
        rows={1}
        autoFocus={autoFocus}
        value={words}
        onChange={(next) => {
          isDone.current = false
          setWords(next)
        }}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(hint === undefined ? {} : { description: hint })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            enter()
          } else if (event.key === 'Escape' && props.onCancel) {
            isDone.current = true
            props.onCancel()
          }
        }}
        onBlur={() => {
          const said = words.trim()
          if (!isDone.current && said !== '' && said !== initial.trim()) props.onLeave(said)
        }}
      />
    </form>
  )
}
