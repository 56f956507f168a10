import { Ellipsis } from 'lucide-react'
import { Fragment } from 'react'
import { isPrivateCard, type CardReason, type ShelfCard as Card } from '@shared/domain/shelf/shelf-card'
import { kindWords } from '../../../editor/item/item-kinds'
import { IconButton } from '../../../ui/Button'
import { Chip } from '../../../ui/Chip'
import { choicesFor } from './card-choices'
import { ShelfCard } from './ShelfCard'

interface RecordCardProps {
  card: Card
  /** Without the signs of a captured line. */
  words: string
  onMenu: (card: Card, button: Element) => void
}

/** A card that speaks of a record: its words, and why it stands where it does. */
export function RecordCard({ card, words, onMenu }: RecordCardProps) {
  const isPrivate = isPrivateCard(card)
  // Read once: each reading puts them into words anew.
  const { reasons } = card
  const pressing = reasons.find(({ isPressing }) => isPressing)
  const rest = reasons.filter((reason) => reason !== pressing)
  const details = card.source.kind === 'carried' ? [kindOf(card.source.item), ...rest] : rest
  return (
    <ShelfCard
      id={card.ref}
      text={[words, ...reasons.map((reason) => reason.words)].join(', ')}
      detail={details.length > 0 && <Reasons reasons={details} />}
      mark={pressing && <Chip tone="amber">{pressing.words}</Chip>}
      hint={isPrivate ? 'begins an item' : 'adds it'}
      isMovable={!isPrivate}
      actions={
        choicesFor(card).length > 0 && (
          <IconButton
            icon={Ellipsis}
            label={`More for: ${words}`}
            aria-haspopup="menu"
            excludeFromTabOrder
            onPress={({ target }) => onMenu(card, target)}
          />
        )
      }
    >
      {card.source.kind === 'feedback' ? `“${words}”` : words}
    </ShelfCard>
  )
}

function Reasons({ reasons }: { reasons: readonly CardReason[] }) {
  return reasons.map(({ words, isPrivate }, index) => (
    <Fragment key={words}>
      {index > 0 && ' · '}
      <span dir="auto" {...(isPrivate ? { 'data-private': true } : {})}>
        {words}
      </span>
    </Fragment>
  ))
}

function kindOf({ kind, minutes }: { kind: Parameters<typeof kindWords>[0]; minutes: number }): CardReason {
  const { label } = kindWords(kind)
  return { words: minutes > 0 ? `${label} · ${minutes} min` : label }
}
