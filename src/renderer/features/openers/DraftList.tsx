import { Button } from 'react-aria-components'
import type { OpenerAngle } from '@shared/domain/openers/angles'
import type { AngledDraft } from '@shared/domain/openers/drafts-for'
import { Kbd } from '../../ui/Kbd'

const angleWords: Record<OpenerAngle, string> = {
  assumption: 'Tests an assumption',
  choice: 'Asks for a choice',
  customer: 'From the customer’s side',
}

interface DraftListProps {
  drafts: readonly AngledDraft[]
  onPick: (draft: AngledDraft) => void
}

/** Ways to ask about one fact, with the key of each. One that speaks of a goal of theirs is private until it is asked. */
export function DraftList({ drafts, onPick }: DraftListProps) {
  return (
    <ul className="opener-drafts">
      {drafts.map((draft, index) => (
        <li key={draft.angle} {...(draft.goal === undefined ? {} : { 'data-private': true })}>
          <Button className="opener-draft" onPress={() => onPick(draft)}>
            <Kbd keys={String(index + 1)} />
            <span className="opener-draft-words">
              <span className="opener-question" dir="auto">
                {draft.question}
              </span>
              <span className="card-detail">{angleWords[draft.angle]}</span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
