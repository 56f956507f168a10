import { cadences, type Cadence, type PersonFields } from '@shared/documents/kinds/person'
import { firstNameOf } from '@shared/domain/meeting-words'
import { cadenceWith } from '@shared/domain/people/standing'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { Select, type Choice } from '../../ui/Select'
import { cadenceWords, leadChoices, lengthChoices, styleChoices } from './person-words'
import { SavedField } from './SavedField'
import type { PersonWorld } from './use-person-world'
import { useSaveField } from './use-save-field'

/** How a person likes to hear things: what a brief for them is made by. */
export function PersonStyle({ world: { person, meetings } }: { world: PersonWorld }) {
  const save = useSaveField(person)
  const { fields } = person
  const name = firstNameOf(fields.name) || 'this person'
  const saveLead = save('leadDays', 'when the brief is wanted')
  return (
    <section className="person-section" aria-label={`How ${name} likes things told`}>
      <h2 className="section-heading">How {name} likes things told</h2>
      <div className="person-row">
        <SegmentedChoice
          label="Form"
          choices={styleChoices}
          value={fields.style}
          onChange={save('style', 'the style')}
        />
        <Select
          label="Length"
          choices={lengthChoices}
          value={fields.briefLength}
          onChange={save('briefLength', 'the length')}
        />
      </div>
      <div className="field-row">
        <Select
          label="How often"
          choices={cadenceChoices(cadenceWith(person, meetings).derived)}
          value={fields.cadence}
          onChange={save('cadence', 'how often')}
        />
        <Select
          label="Brief wanted"
          choices={leadChoices(fields.leadDays)}
          value={fields.leadDays === null ? '' : String(fields.leadDays)}
          onChange={(days) => saveLead(days === '' ? null : Number(days))}
        />
        <SavedField
          label="Reached by"
          placeholder="Slack before nine"
          voice="document"
          value={fields.channel}
          onSave={save('channel', 'the channel')}
        />
      </div>
    </section>
  )
}

/** @param derived what the 1:1s say, which counts until the user says otherwise */
function cadenceChoices(derived: Cadence | undefined): Choice<PersonFields['cadence']>[] {
  return cadences.map((id) => ({
    id,
    label: id !== '' ? cadenceWords[id] : derived ? `${cadenceWords[derived]}, as you meet` : 'As you meet',
  }))
}
