import type { FormField } from '@shared/documents/form-field'
import { useRows } from '../../documents/use-rows'
import { DatePicker } from '../../ui/DatePicker'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { Select } from '../../ui/Select'
import { WordsField } from '../../ui/WordsField'
import { SavedArea, SavedField } from '../people/SavedField'
import { PeopleField } from './PeopleField'

interface FieldControlProps {
  field: FormField
  /** As its kind's schema reads it. */
  value: unknown
  onSave: (value: unknown) => void
}

/** More than these do not fit beside one another. */
const mostSegments = 4

/** One field, by the control its kind names. */
export function FieldControl({ field, value, onSave }: FieldControlProps) {
  const { label, control, choices = [], placeholder, description } = field
  const hints = {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(description === undefined ? {} : { description }),
  }
  const text = typeof value === 'string' ? value : ''
  switch (control) {
    case 'line':
      return <SavedField label={label} voice="document" value={text} onSave={onSave} {...hints} />
    case 'url':
      return <SavedField label={label} type="url" value={text} onSave={onSave} {...hints} />
    case 'text':
      return <SavedArea label={label} value={text} onSave={onSave} {...hints} />
    case 'date':
      return <DatePicker label={label} value={text || null} onChange={(day) => onSave(day ?? '')} />
    case 'choice':
      return choices.length > mostSegments ? (
        <Select label={label} choices={choices} value={text} onChange={onSave} />
      ) : (
        <SegmentedChoice label={label} choices={choices} value={text} onChange={onSave} />
      )
    case 'person':
      return <OnePerson label={label} value={text} onSave={onSave} />
    case 'people':
      return <PeopleField label={label} ids={stringsOf(value)} onChange={onSave} {...hints} />
    case 'words':
      return <SomeWords label={label} words={stringsOf(value)} onSave={onSave} {...hints} />
  }
}

function OnePerson({
  label,
  value,
  onSave,
}: {
  label: string
  value: string
  onSave: (id: unknown) => void
}) {
  const people = useRows('person') ?? []
  const choices = [
    { id: '', label: 'Nobody' },
    ...people.map(({ id, fields }) => ({ id, label: fields.name || 'No name yet' })),
  ]
  return (
    <Select label={label} choices={choices} value={value} onChange={(id) => onSave(id === '' ? null : id)} />
  )
}

interface SomeWordsProps {
  label: string
  words: readonly string[]
  onSave: (value: unknown) => void
  placeholder?: string
  description?: string
}

function SomeWords({ words, onSave, ...rest }: SomeWordsProps) {
  return (
    <WordsField
      {...rest}
      chosen={words.map((word) => ({ id: word, label: word }))}
      choicesFor={() => []}
      wordOf={(typed) => typed.trim().replace(/^#/, '')}
      onAdd={(word) => onSave([...words, word])}
      onRemove={(word) => onSave(words.filter((other) => other !== word))}
    />
  )
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
}
