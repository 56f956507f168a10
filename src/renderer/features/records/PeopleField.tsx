import { useRows } from '../../documents/use-rows'
import { Avatar } from '../../ui/Avatar'
import type { ComboChoice } from '../../ui/ComboBox'
import { WordsField } from '../../ui/WordsField'
import { fuzzyOrder } from '../people/people-view'

interface PeopleFieldProps {
  label: string
  ids: readonly string[]
  onChange: (ids: string[]) => void
  placeholder?: string
  description?: string
  autoFocus?: boolean
}

const longestList = 8

/** Some people, by their names. */
export function PeopleField({ ids, onChange, ...rest }: PeopleFieldProps) {
  const people = useRows('person') ?? []
  const nameOf = (id: string) => people.find((person) => person.id === id)?.fields.name || 'No name yet'
  const choicesFor = (typed: string): ComboChoice[] => {
    const names = people.map(({ fields }) => fields.name)
    const order = typed.trim() === '' ? people.map((_, index) => index) : fuzzyOrder(names, typed)
    return order
      .flatMap((index) => people[index] ?? [])
      .slice(0, longestList)
      .map(({ id, fields }) => ({
        id,
        label: fields.name || 'No name yet',
        lead: <Avatar id={id} name={fields.name} size="small" />,
      }))
  }
  return (
    <WordsField
      {...rest}
      chosen={ids.map((id) => ({ id, label: nameOf(id) }))}
      choicesFor={choicesFor}
      onAdd={(id) => onChange([...ids, id])}
      onRemove={(id) => onChange(ids.filter((other) => other !== id))}
    />
  )
}
