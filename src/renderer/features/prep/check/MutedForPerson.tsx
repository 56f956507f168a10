import type { Person } from '@shared/documents/kinds/person'
import { muteWrite } from '@shared/domain/prep-check/mute'
import { ruleNames } from '@shared/domain/prep-check/rule-names'
import { firstNameOf } from '@shared/domain/meeting-words'
import { useRecordEdits } from '../../../app/window-session'
import { Button } from '../../../ui/Button'
import { Row, RowList } from '../../../ui/Row'

/** What the prep check never brings up for a person, each to be taken back. Nothing where there is none. */
export function MutedForPerson({ person }: { person: Person }) {
  const edits = useRecordEdits()
  const { mutedFindings, name } = person.fields
  if (mutedFindings.length === 0) return null
  const who = firstNameOf(name) || 'this person'
  const headingId = `muted-for-${person.id}`
  const bringBack = (rule: string) =>
    void edits.write(
      `Bring a finding back for ${who}`,
      [muteWrite(person.id, [rule], false)],
      'Brought up again.',
    )
  return (
    <section className="person-section" data-private>
      <h2 className="section-heading" id={headingId}>
        Never in the prep check for {who}
      </h2>
      <RowList labelledBy={headingId}>
        {mutedFindings.map((rule) => {
          const words = ruleNames[rule] ?? rule
          return (
            <Row
              key={rule}
              title={words}
              end={
                <Button aria-label={`Bring back: ${words}`} onPress={() => bringBack(rule)}>
                  Bring back
                </Button>
              }
            />
          )
        })}
      </RowList>
    </section>
  )
}
