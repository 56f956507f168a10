import { useState } from 'react'
import type { Person, Relation } from '@shared/documents/kinds/person'
import { readsAsDate } from '@shared/domain/dates-in-words'
import { wallAt } from '@shared/domain/wall-clock'
import { localZone, useNow } from '../../app/use-now'
import { useRows } from '../../documents/use-rows'
import { Avatar } from '../../ui/Avatar'
import { ComboBox } from '../../ui/ComboBox'
import { Select } from '../../ui/Select'
import { fuzzyOrder, relationWords } from '../people/people-view'
import { relationChoices } from '../people/person-words'

interface PersonChoiceProps {
  typed: string
  chosen: Person | undefined
  onType: (typed: string) => void
  onChoose: (person: Person) => void
  /** Of the new person, where nobody known is chosen. */
  relation: Relation
  onRelation: (relation: Relation) => void
  error?: string | undefined
  autoFocus?: boolean
}

/** How many names the list shows at once; typing narrows it. */
const longestList = 8

/** Somebody known, or a new name with its relation. */
export function PersonChoice(props: PersonChoiceProps) {
  const { typed, chosen, onType, onChoose, relation, onRelation, error, autoFocus } = props
  const people = useRows('person') ?? []
  const nowMs = useNow()
  const zone = localZone()
  const [isChoosing, setChoosing] = useState(false)
  const shown =
    typed.trim() === '' || chosen
      ? people
      : fuzzyOrder(
          people.map(({ fields }) => fields.name),
          typed,
        ).flatMap((index) => people[index] ?? [])

  // While names are offered, what is typed may still become one of them.
  const isNew = typed.trim() !== '' && !chosen && (shown.length === 0 || !isChoosing)

  const newWords = readsAsDate(typed, { now: wallAt(nowMs, zone), zone })
    ? `“${typed.trim()}” reads as a date. Is it a name? It would be added to People.`
    : `${typed.trim()} is new and will be added to People.`

  return (
    <>
      <div onFocus={() => setChoosing(true)} onBlur={() => setChoosing(false)}>
        <ComboBox
          label="With"
          placeholder="A name"
          typed={typed}
          onType={onType}
          onChoose={(id) => {
            const person = people.find((known) => known.id === id)
            if (person) onChoose(person)
          }}
          choices={shown.slice(0, longestList).map((person) => ({
            id: person.id,
            label: person.fields.name,
            description: [relationWords[person.fields.relation], person.fields.role]
              .filter(Boolean)
              .join(' · '),
            lead: <Avatar id={person.id} name={person.fields.name} size="small" />,
          }))}
          description={isNew ? newWords : undefined}
          error={error}
          {...(autoFocus ? { autoFocus } : {})}
        />
      </div>
      {isNew && <Select label="Relation" choices={relationChoices} value={relation} onChange={onRelation} />}
    </>
  )
}
