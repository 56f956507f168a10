import { isReadyOpener, openerText } from '@shared/domain/opener-drafts'
import { OpenerStarts } from './OpenerStarts'
import { ShelfCard } from './ShelfCard'
import { ShelfSection } from './ShelfSection'
import type { ShelfActions } from './use-shelf-actions'
import type { Shelf } from './use-shelf'

interface OpenerSectionProps {
  shelf: Shelf
  name: string
  actions: ShelfActions | undefined
}

/** Questions for this person: the user's own, then some that need no signal. */
export function OpenerSection({ shelf: { openers, evergreen }, name, actions }: OpenerSectionProps) {
  if (openers.length + evergreen.length === 0) return null
  return (
    <ShelfSection heading={`Openers for ${name}`}>
      {openers.map(({ id, fields }) => (
        <ShelfCard
          key={id}
          id={`opener:${id}`}
          text={openerText(fields)}
          isQuestion
          detail={isReadyOpener(fields) ? 'Ready to ask' : 'A draft: begin its question with 1, 2 or 3'}
          actions={
            !isReadyOpener(fields) && (
              <OpenerStarts fact={fields.fact} onPick={(start) => actions?.begin(id, start)} />
            )
          }
        >
          “{openerText(fields)}”
        </ShelfCard>
      ))}
      {evergreen.map((opener) => (
        <ShelfCard
          key={opener.id}
          id={`evergreen:${opener.id}`}
          text={openerText(opener)}
          isQuestion
          detail="Needs no signal"
        >
          “{openerText(opener)}”
        </ShelfCard>
      ))}
    </ShelfSection>
  )
}
