import { relations as allRelations, type Relation } from '@shared/documents/kinds/person'
import type { OfferedPerson, OfferedSet } from '@shared/ipc/calls/calendar'
import { Avatar } from '../../ui/Avatar'
import { Checkbox } from '../../ui/Checkbox'
import { Select } from '../../ui/Select'
import { relationWords } from '../people/people-view'
import { meetingsInWords, setInWords, type Viewpoint } from './import-words'

const relationChoices = allRelations.map((id) => ({ id, label: relationWords[id] }))

interface OfferedPeopleProps {
  offered: readonly OfferedPerson[]
  viewpoint: Viewpoint
  isTaken: (set: OfferedSet) => boolean
  onTake: (sets: readonly OfferedSet[], isTicked: boolean) => void
  relations: Readonly<Record<string, Relation>>
  onRelation: (personId: string, relation: Relation) => void
}

/** The 1:1s that would be added, by person, each with its tick. */
export function OfferedPeople({ offered, ...choices }: OfferedPeopleProps) {
  return (
    <section className="import-section" aria-labelledby="import-offered">
      <h3 className="import-heading" id="import-offered">
        To add
      </h3>
      <ul className="import-people">
        {offered.map((person) => (
          <Offered key={person.personId} person={person} {...choices} />
        ))}
      </ul>
    </section>
  )
}

function Offered(props: Omit<OfferedPeopleProps, 'offered'> & { person: OfferedPerson }) {
  const { person, viewpoint, isTaken, onTake, relations, onRelation } = props
  const { personId, name, email, isNew, sets } = person
  const takenCount = sets.filter(isTaken).length
  const meetingCount = sets.reduce((sum, set) => sum + set.meetingCount, 0)
  return (
    <li className="import-person">
      <div className="import-person-line">
        <Checkbox
          isSelected={takenCount === sets.length}
          isIndeterminate={takenCount > 0 && takenCount < sets.length}
          onChange={(isTicked) => onTake(sets, isTicked)}
        >
          <span className="import-person-name">
            <Avatar id={personId} name={name} size="small" />
            <span>
              <span className="import-name" dir="auto">
                {name}
              </span>
              <span className="import-detail">
                {[email === name ? '' : email, meetingsInWords(meetingCount), isNew ? 'new here' : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </span>
        </Checkbox>
        {isNew && takenCount > 0 && (
          <Select
            label={`Who ${name} is to you`}
            hideLabel
            choices={relationChoices}
            placeholder="Relation"
            value={relations[personId] ?? null}
            onChange={(relation) => onRelation(personId, relation)}
          />
        )}
      </div>
      <ul className="import-sets" aria-label={`1:1s with ${name}`}>
        {sets.map((set) => (
          <li key={set.id}>
            <SetLine
              set={set}
              viewpoint={viewpoint}
              isOnly={sets.length === 1}
              isTaken={isTaken(set)}
              onTake={(isTicked) => onTake([set], isTicked)}
            />
          </li>
        ))}
      </ul>
    </li>
  )
}

interface SetLineProps {
  set: OfferedSet
  viewpoint: Viewpoint
  /** The person's own tick is enough. */
  isOnly: boolean
  isTaken: boolean
  onTake: (isTicked: boolean) => void
}

function SetLine({ set, viewpoint, isOnly, isTaken, onTake }: SetLineProps) {
  const words = (
    <span className="import-words">
      <span dir="auto">{set.title}</span>
      <span className="import-detail figures">{setInWords(set, viewpoint)}</span>
    </span>
  )
  if (isOnly) return words
  return (
    <Checkbox isSelected={isTaken} onChange={onTake}>
      {words}
    </Checkbox>
  )
}
