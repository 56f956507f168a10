import { useState } from 'react'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { RemovableList } from './RemovableList'

interface EditableListProps {
  label: string
  description: string
  /** What one entry is called: "Address". */
  entryName: string
  placeholder: string
  empty: string
  entries: readonly string[]
  /** `toast` says what was taken out. */
  onChange: (entries: string[], toast?: string) => void
  /** Says what is wrong with an entry, where something is. */
  check?: (entry: string) => string | undefined
}

/** Words the user adds and takes out. */
export function EditableList(props: EditableListProps) {
  const { label, description, entryName, placeholder, empty, entries, onChange, check } = props
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()

  const add = () => {
    const entry = typed.trim()
    if (entry === '') return
    const wrong = check?.(entry)
    setError(wrong)
    if (wrong !== undefined) return
    setTyped('')
    if (!entries.includes(entry)) onChange([...entries, entry])
  }

  return (
    <div className="settings-group">
      <h3 className="settings-group-name">{label}</h3>
      <p className="quiet-line">{description}</p>
      <RemovableList
        label={label}
        entries={entries.map((entry) => ({ id: entry, label: entry }))}
        empty={empty}
        onRemove={(id) =>
          onChange(
            entries.filter((entry) => entry !== id),
            `${id} is taken out.`,
          )
        }
      />
      <form
        className="add-line"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextField
          label={`${entryName} to add`}
          hideLabel
          placeholder={placeholder}
          value={typed}
          onChange={(next) => {
            setTyped(next)
            setError(undefined)
          }}
          error={error}
        />
        <Button type="submit">Add</Button>
      </form>
    </div>
  )
}
