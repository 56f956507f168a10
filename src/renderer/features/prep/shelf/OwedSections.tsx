import { formatActionReference } from '@shared/body/agenda-item'
import type { Action } from '@shared/documents/kinds/action'
import { dueInWords } from '@shared/domain/follow-through/due-in-words'
import { wallAt } from '@shared/domain/wall-clock'
import { Button } from '../../../ui/Button'
import { ShelfCard } from './ShelfCard'
import { ShelfSection } from './ShelfSection'
import type { ShelfActions } from './use-shelf-actions'
import type { Prepared } from '../use-prepared'

interface OwedProps {
  prepared: Prepared
  actions: ShelfActions | undefined
}

/** What is open between the two: on the agenda it stands for the action, and is ticked with it. */
export function OwedSections({ prepared, actions }: OwedProps) {
  const { byMe, byThem } = prepared.owed
  const cards = (owed: readonly Action[]) =>
    owed.map((action) => <OwedCard key={action.id} action={action} prepared={prepared} actions={actions} />)
  return (
    <>
      {byMe.length > 0 && <ShelfSection heading="Owed by me">{cards(byMe)}</ShelfSection>}
      {byThem.length > 0 && <ShelfSection heading="Owed to me">{cards(byThem)}</ShelfSection>}
    </>
  )
}

function OwedCard({ action, prepared, actions }: OwedProps & { action: Action }) {
  const { nowMs, zone } = prepared.views.viewpoint
  const { text, dueDate, status } = action.fields
  const due = dueInWords(dueDate, wallAt(nowMs, zone).slice(0, 10))
  return (
    <ShelfCard
      id={formatActionReference(action.id)}
      text={text}
      detail={[status === 'waiting' ? 'Waiting' : '', due?.words].filter(Boolean).join(' · ')}
      actions={
        <Button variant="quiet" onPress={() => actions?.done(action)}>
          Done
        </Button>
      }
    >
      {text}
    </ShelfCard>
  )
}
