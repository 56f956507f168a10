import { Lock } from 'lucide-react'
import type { Person } from '@shared/documents/kinds/person'
import { firstNameOf } from '@shared/domain/meeting-words'
import { useRoutes } from '../../app/route'
import { useRecordEdits } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { relationWords } from '../people/people-view'
import { styleChoices } from '../people/PersonProfile'
import { SavedArea } from '../people/SavedField'

/** The person, as far as it matters while preparing. */
export function ShelfProfile({ person }: { person: Person }) {
  const routes = useRoutes()
  const edits = useRecordEdits()
  const { fields } = person
  const name = firstNameOf(fields.name) || 'This person'
  const save = (field: 'goals' | 'worries', what: string) => (value: string) =>
    void edits.write(`Change ${what}`, [{ id: person.id, fields: { [field]: value } }])
  return (
    <div className="shelf-content form">
      <p className="shelf-role">
        {[relationWords[fields.relation], fields.role].filter(Boolean).join(' · ')}
      </p>
      <SegmentedChoice
        label={`How ${name} likes things told`}
        choices={styleChoices}
        value={fields.style}
        onChange={(style) => void edits.write('Change the style', [{ id: person.id, fields: { style } }])}
      />
      <div className="form" data-private>
        <SavedArea
          label="Goals"
          description="One a line, in the words you heard."
          value={fields.goals}
          onSave={save('goals', 'the goals')}
        />
        <SavedArea
          label="Worries"
          description={
            <span className="private-note">
              <Lock aria-hidden size={12} strokeWidth={2} /> Only for you.
            </span>
          }
          value={fields.worries}
          onSave={save('worries', 'the worries')}
        />
      </div>
      <div>
        <Button onPress={() => routes.go({ screen: 'person', id: person.id })}>All about {name}</Button>
      </div>
    </div>
  )
}
