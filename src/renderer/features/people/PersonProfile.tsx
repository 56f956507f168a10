import type { Person } from '@shared/documents/kinds/person'
import { useRows } from '../../documents/use-rows'
import { Avatar } from '../../ui/Avatar'
import { Select } from '../../ui/Select'
import { likelySame } from './people-view'
import { relationChoices } from './person-words'
import { SavedField } from './SavedField'
import { useSaveField } from './use-save-field'

/** Who a person is. Every field saves by itself. */
export function PersonProfile({ person }: { person: Person }) {
  const save = useSaveField(person)
  const { fields } = person
  const people = useRows('person') ?? []
  const others = people.filter(({ id }) => id !== person.id)
  const twin = fields.email === '' ? undefined : likelySame(others, { name: '', email: fields.email })

  return (
    <section className="person-profile" aria-label="Profile">
      <div className="person-head">
        <Avatar id={person.id} name={fields.name} size="large" />
        <div className="person-name">
          <h1 className="only-read-out">{fields.name || 'A person without a name yet'}</h1>
          <SavedField
            label="Name"
            hideLabel
            placeholder="Name"
            voice="document"
            maxLength={200}
            value={fields.name}
            onSave={save('name', 'the name')}
          />
        </div>
      </div>
      <div className="field-row">
        <Select
          label="Relation"
          choices={relationChoices}
          value={fields.relation}
          onChange={save('relation', 'the relation')}
        />
        <SavedField label="Role" value={fields.role} onSave={save('role', 'the role')} />
        <SavedField
          label="E-mail"
          type="email"
          value={fields.email}
          onSave={save('email', 'the address')}
          {...(twin ? { description: `${twin.fields.name || 'Somebody else'} has this address too.` } : {})}
        />
      </div>
    </section>
  )
}
