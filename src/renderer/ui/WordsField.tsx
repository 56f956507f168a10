import './field.css'
import './words-field.css'
import { X } from 'lucide-react'
import { useState } from 'react'
import { Button, Tag, TagGroup, TagList } from 'react-aria-components'
import { ComboBox, type ComboChoice } from './ComboBox'

export interface WordsFieldProps {
  label: string
  /** In their order; ids are what is stored. */
  chosen: readonly { id: string; label: string }[]
  placeholder?: string
  description?: string
  /** What may be added, narrowed by what is typed; those chosen are left out. */
  choicesFor: (typed: string) => readonly ComboChoice[]
  onAdd: (id: string) => void
  onRemove: (id: string) => void
  /** Makes a word of what was typed; where it is not given, only what is offered can be added. */
  wordOf?: (typed: string) => string
  autoFocus?: boolean
}

/** A few words or names as chips. Enter or a comma adds what is typed, Backspace or Delete on a chip takes it out. */
export function WordsField(props: WordsFieldProps) {
  const { label, chosen, placeholder, description, choicesFor, onAdd, onRemove, wordOf, autoFocus } = props
  const [typed, setTyped] = useState('')
  const isChosen = (id: string) => chosen.some((word) => word.id === id)
  const choices = choicesFor(typed).filter(({ id }) => !isChosen(id))

  const add = (id: string) => {
    setTyped('')
    if (id !== '' && !isChosen(id)) onAdd(id)
  }
  const addTyped = (text: string) => {
    const word = wordOf?.(text)
    if (word !== undefined) add(word)
  }

  return (
    <div
      className="words-field"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return
        if (event.key === 'Enter' && typed.trim() !== '' && !event.defaultPrevented) {
          event.preventDefault()
          addTyped(typed)
        } else if (event.key === 'Backspace' && typed === '') {
          const last = chosen.at(-1)
          if (last) onRemove(last.id)
        }
      }}
    >
      <ComboBox
        label={label}
        choices={choices}
        typed={typed}
        onType={(text) => {
          if (wordOf && text.endsWith(',')) addTyped(text.slice(0, -1))
          else setTyped(text)
        }}
        onChoose={add}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(description === undefined ? {} : { description })}
        {...(autoFocus ? { autoFocus } : {})}
      />
      {chosen.length > 0 && (
        <TagGroup
          aria-label={`${label}, chosen`}
          selectionMode="none"
          onRemove={(keys) => {
            for (const key of keys) onRemove(String(key))
          }}
        >
          <TagList className="words-chosen">
            {chosen.map((word) => (
              <Tag key={word.id} id={word.id} textValue={word.label} className="words-word">
                <span dir="auto">{word.label}</span>
                <Button slot="remove" className="words-remove" aria-label={`Remove ${word.label}`}>
                  <X aria-hidden size={12} strokeWidth={2} />
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
    </div>
  )
}
