import { influences, type Influence, type PersonFields } from '@shared/documents/kinds/person'
import { firstNameOf } from '@shared/domain/meeting-words'
import { influenceOf } from '@shared/domain/people/standing'
import { Select, type Choice } from '../../ui/Select'
import { HealthChoice } from './HealthChoice'
import { HealthHistory } from './HealthHistory'
import { influenceWords } from './person-words'
import { SavedArea } from './SavedField'
import type { PersonWorld } from './use-person-world'
import { useSaveField } from './use-save-field'

/** What the user can do for a person, and how it stands between the two. Only for the user. */
export function PersonStanding({ world }: { world: PersonWorld }) {
  const { person, last, views, health } = world
  const save = useSaveField(person)
  const { fields } = person
  const name = firstNameOf(fields.name) || 'this person'
  return (
    <section className="person-section" aria-label={`You and ${name}`} data-private>
      <h2 className="section-heading">You and {name}</h2>
      {fields.relation === 'report' && (
        <SavedArea
          label="Growth goals"
          description={`What ${name} wants to grow into, one a line. A 1:1 is the place to come back to it.`}
          placeholder="Lead a launch from start to end"
          rows={2}
          value={fields.growthGoals}
          onSave={save('growthGoals', 'the growth goals')}
        />
      )}
      <SavedArea
        label="How I can help"
        placeholder="What is easy for you and saves them a day"
        rows={2}
        value={fields.help}
        onSave={save('help', 'how I can help')}
      />
      <div className="person-row">
        <Select
          label="Influence"
          choices={influenceChoices(influenceOf(person).derived)}
          value={fields.influence}
          onChange={save('influence', 'the influence')}
        />
        {last && <HealthChoice name={name} view={last} viewpoint={views.viewpoint} />}
      </div>
      <HealthHistory name={name} history={health} viewpoint={views.viewpoint} />
    </section>
  )
}

/** @param derived what the relation says, which counts until the user says otherwise */
function influenceChoices(derived: Influence): Choice<PersonFields['influence']>[] {
  return influences.map((id) => ({
    id,
    label: id === '' ? `${influenceWords[derived]}, by relation` : influenceWords[id],
  }))
}
