import { Plus } from 'lucide-react'
import { signalTypeWords } from '@shared/documents/kinds/signal'
import type { SignalLine } from '@shared/domain/signals/signal-from-line'
import { siteOf } from '@shared/domain/signals/normalize-url'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import { Kbd } from '../../ui/Kbd'

interface LineUnderstoodProps {
  fields: SignalLine['fields']
  /** The words that say which kind it is; empty where none did, or the user chose. */
  because: string
  /** A name that could be a competitor's; empty for none. */
  maybeCompetitor: string
  onName: (name: string) => void
  /** What the next kind would be called. */
  next: string
}

/** How the line is understood, while it is typed. */
export function LineUnderstood({ fields, because, maybeCompetitor, onName, next }: LineUnderstoodProps) {
  const people = useRows('person') ?? []
  const names = fields.shareWithIds.flatMap(
    (id) => people.find((person) => person.id === id)?.fields.name ?? [],
  )
  return (
    <div className="signal-understood">
      <ul className="signal-chips" aria-label="Understood as">
        <li>
          <Chip tone="accent">{signalTypeWords[fields.type]}</Chip>
          {because && <span className="signal-because">by “{because}”</span>}
        </li>
        {fields.competitors.map((name) => (
          <li key={`competitor:${name}`}>
            <Chip>{name}</Chip>
          </li>
        ))}
        {maybeCompetitor !== '' && (
          <li>
            <Button variant="quiet" icon={Plus} onPress={() => onName(maybeCompetitor)}>
              {maybeCompetitor} is a competitor
            </Button>
          </li>
        )}
        {fields.tags.map((tag) => (
          <li key={`tag:${tag}`}>
            <Chip>#{tag}</Chip>
          </li>
        ))}
        {fields.url !== '' && (
          <li>
            <Chip>{siteOf(fields.url)}</Chip>
          </li>
        )}
        {names.map((name) => (
          <li key={`person:${name}`} data-private>
            <Chip>Share with {name}</Chip>
          </li>
        ))}
      </ul>
      <span className="signal-other-kind">
        <Kbd keys="Down" /> {next}
      </span>
    </div>
  )
}
