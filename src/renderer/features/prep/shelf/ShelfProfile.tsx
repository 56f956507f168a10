import { firstNameOf } from '@shared/domain/meeting-words'
import { useRoutes } from '../../../app/route'
import { Button } from '../../../ui/Button'
import { SegmentedChoice } from '../../../ui/SegmentedChoice'
import { NotesAbout } from '../../people/NotesAbout'
import { relationWords } from '../../people/people-view'
import { styleChoices } from '../../people/person-words'
import { MutedForPerson } from '../check/MutedForPerson'
import type { PersonWorld } from '../../people/use-person-world'
import { useSaveField } from '../../people/use-save-field'

/** The person, as far as it matters while preparing. */
export function ShelfProfile({ world }: { world: PersonWorld }) {
  const routes = useRoutes()
  const { person } = world
  const { fields } = person
  const save = useSaveField(person)
  const name = firstNameOf(fields.name) || 'This person'
  return (
    <div className="shelf-content form">
      <p className="shelf-role">
        {[relationWords[fields.relation], fields.role].filter(Boolean).join(' · ')}
      </p>
      <SegmentedChoice
        label={`How ${name} likes things told`}
        choices={styleChoices}
        value={fields.style}
        onChange={save('style', 'the style')}
      />
      <NotesAbout world={world} answersKeys={false} />
      <MutedForPerson person={person} />
      <div>
        <Button onPress={() => routes.go({ screen: 'person', id: person.id })}>All about {name}</Button>
      </div>
    </div>
  )
}
