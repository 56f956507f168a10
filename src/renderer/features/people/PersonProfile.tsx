import { Lock } from 'lucide-react'
import {
  briefStyles,
  relations,
  type BriefStyle,
  type Person,
  type PersonFields,
  type Relation,
} from '@shared/documents/kinds/person'
import { firstNameOf } from '@shared/domain/meeting-words'
import { useRecordEdits } from '../../app/window-session'
import { useRows } from '../../documents/use-rows'
import { Avatar } from '../../ui/Avatar'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { Select, type Choice } from '../../ui/Select'
import { likelySame, relationWords } from './people-view'
import { SavedArea, SavedField } from './SavedField'

export const relationChoices: readonly Choice<Relation>[] = relations.map((id) => ({
  id,
  label: relationWords[id],
}))

export const styleWords: Record<BriefStyle, string> = {
  bullets: 'Bullets',
  narrative: 'Story',
  'numbers-first': 'Numbers first',
}

export const styleChoices: readonly Choice<BriefStyle>[] = briefStyles.map((id) => ({
  id,
  label: styleWords[id],
}))

/** Who a person is, what they want and what worries them. Every field saves by itself. */
export function PersonProfile({ person }: { person: Person }) {
  const edits = useRecordEdits()
  const { fields } = person
  const people = useRows('person') ?? []
  const others = people.filter(({ id }) => id !== person.id)
  const twin = fields.email === '' ? undefined : likelySame(others, { name: '', email: fields.email })
  const who = firstNameOf(fields.name) || 'they'

  const save = <Name extends keyof PersonFields>(field: Name, what: string) => {
    return (value: PersonFields[Name]) =>
      void edits.write(`Change ${what}`, [{ id: person.id, fields: { [field]: value } }])
  }

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
      </div>
      <SavedField
        label="E-mail"
        type="email"
        value={fields.email}
        onSave={save('email', 'the address')}
        {...(twin ? { description: `${twin.fields.name || 'Somebody else'} has this address too.` } : {})}
      />

      <SegmentedChoice
        label={`How ${who === 'they' ? 'they like' : `${who} likes`} things told`}
        choices={styleChoices}
        value={fields.style}
        onChange={save('style', 'the style')}
      />

      <div className="form" data-private>
        <p className="private-note">
          <Lock aria-hidden size={14} strokeWidth={2} /> Goals, worries and notes are only for you. Never in a
          brief or anything you share.
        </p>
        <SavedArea
          label="Goals"
          description="What must be delivered, one a line, in the words you heard."
          placeholder="Churn under 3 %"
          value={fields.goals}
          onSave={save('goals', 'the goals')}
        />
        <SavedArea
          label="Worries"
          description="What would embarrass or surprise them."
          placeholder="Being surprised in the board meeting"
          value={fields.worries}
          onSave={save('worries', 'the worries')}
        />
      </div>
    </section>
  )
}
