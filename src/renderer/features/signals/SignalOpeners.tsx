import type { Signal } from '@shared/documents/kinds/signal'
import { openerText } from '@shared/domain/opener-drafts'
import { useRows } from '../../documents/use-rows'
import { Row, RowList } from '../../ui/Row'
import { SectionHeading } from '../../ui/SectionHeading'

const statusWords = { draft: 'Draft', planned: 'On an agenda', asked: 'Asked', answered: 'Answered' } as const

/** The openers that were made of a signal. */
export function SignalOpeners({ signal }: { signal: Signal }) {
  const people = useRows('person')
  const made = (useRows('opener') ?? []).filter(({ fields }) => fields.signalId === signal.id)
  if (made.length === 0) return null
  const nameOf = (id: string | null) =>
    people?.find((person) => person.id === id)?.fields.name || 'Somebody without a name'
  return (
    <section aria-labelledby="signal-openers">
      <SectionHeading id="signal-openers">Openers</SectionHeading>
      <RowList labelledBy="signal-openers">
        {made.map(({ id, fields }) => (
          <Row
            key={id}
            title={`${nameOf(fields.personId)} · ${statusWords[fields.status]}`}
            detail={openerText(fields)}
          />
        ))}
      </RowList>
    </section>
  )
}
