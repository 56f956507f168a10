import '../../../editor/menus/popup-list.css'
import { Lock } from 'lucide-react'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { GridList } from 'react-aria-components'
import { firstNameOf, shortDate } from '@shared/domain/meeting-words'
import {
  isPrivateCard,
  shelfSections,
  type ShelfCard as Card,
  type ShelfSection as SectionId,
} from '@shared/domain/shelf/shelf-card'
import { listenFor } from '@shared/domain/templates'
import { useRoutes } from '../../../app/route'
import { useRows } from '../../../documents/use-rows'
import { openMenu } from '../../../editor/menus/open-menu'
import { Button } from '../../../ui/Button'
import { Skeleton } from '../../../ui/Skeleton'
import { agendaWordsOf } from '../../inbox/understand-again'
import { OpenersForPerson } from '../../openers/OpenersForPerson'
import { StillTrue } from '../../people/StillTrue'
import type { Prepared } from '../use-prepared'
import { choicesFor, isCardChoice } from './card-choices'
import { carryCard } from './dragged-card'
import { LastTimeCard, lastTimeKey } from './LastTimeCard'
import { RecordCard } from './RecordCard'
import { ShelfCard } from './ShelfCard'
import { ShelfSection } from './ShelfSection'
import type { ShelfActions } from './use-shelf-actions'
import { keepCardFocus } from './keep-card-focus'
import type { Shelf as Contents } from './use-shelf'
import { walkShelf } from './walk-shelf'

interface ShelfProps {
  prepared: Prepared
  /** `undefined` while it loads, and without a person. */
  shelf: Contents | undefined
  /** `undefined` while the agenda cannot be edited. */
  actions: ShelfActions | undefined
}

/** As many cards as leave the openers in reach, and more of what was left over; the rest come when they are asked for. */
const firstCardsOf = (section: SectionId) => (section === 'carried' ? 5 : 3)
const moreKey = 'more:'

/** What may go on the agenda, and what to know while writing it: one list, which the arrow keys walk. */
export function Shelf({ prepared, shelf, actions }: ShelfProps) {
  const routes = useRoutes()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const wordsOf = useCardWords()
  const { view, views, world } = prepared
  const name = firstNameOf(view.person?.fields.name ?? '') || 'this person'
  if (!view.person) {
    return (
      <p className="quiet-line shelf-content">This 1:1 has no person, so there is nothing to bring up.</p>
    )
  }
  if (!shelf) return <Skeleton rows={5} />
  const { last, cards } = shelf
  const { nowMs, zone } = views.viewpoint
  const lastDay = last ? shortDate(last.startMs, nowMs, zone) : ''

  const act = (key: string) => {
    if (key === lastTimeKey && last) routes.go({ screen: 'meeting', id: last.meetingId })
    else if (key.startsWith(moreKey)) setOpen(new Set([...open, key.slice(moreKey.length)]))
    else actions?.take(key)
  }
  const openCardMenu = (card: Card, place: Element) => {
    const choices = choicesFor(card)
    if (choices.length === 0 || !actions) return
    openMenu({
      label: 'What becomes of it',
      choices,
      place: place.getBoundingClientRect(),
      // On the card, so that the focus goes on to the next one where this one leaves the shelf.
      onClose: (isLeft) => {
        if (!isLeft) place.closest<HTMLElement>('.shelf-card')?.focus()
      },
      onChoose: (id) => {
        if (isCardChoice(id)) actions.settle(id, card)
      },
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || !(event.target instanceof Element)) return
    const row = event.target.closest('.shelf-card')
    if (row && (event.key === 'Backspace' || event.key === 'Delete')) {
      const card = cards.find(({ ref }) => ref === row.getAttribute('data-key'))
      event.preventDefault()
      if (card) openCardMenu(card, row)
    } else if (walkShelf(event, event.target)) {
      event.preventDefault()
      // Ahead of the list, which would walk a card further.
      event.stopPropagation()
    }
  }
  const onDragStart = (event: DragEvent<HTMLElement>) => {
    const row = event.target instanceof Element ? event.target.closest('.shelf-card') : null
    const key = row?.getAttribute('data-key')
    if (row && key && actions) carryCard(event, row, (at) => actions.take(key, at))
  }

  return (
    <div ref={keepCardFocus} className="shelf-content" onKeyDownCapture={onKeyDown} onDragStart={onDragStart}>
      {/* Until one was put there: what the cards are for is seen from then on. */}
      {actions && cards.length > 0 && prepared.projection.items.length === 0 && (
        <p className="quiet-line">Press + to put a card on the agenda.</p>
      )}
      <GridList aria-label="For the agenda" className="shelf-list" onAction={(key) => act(String(key))}>
        {last && (
          <ShelfSection heading={`Last time, ${lastDay}`}>
            <LastTimeCard last={last} name={name} day={lastDay} />
          </ShelfSection>
        )}
        {shelfSections.map((section) => (
          <CardSection
            key={section}
            section={section}
            name={name}
            cards={cards}
            isOpen={open.has(section)}
            wordsOf={wordsOf}
            onMenu={openCardMenu}
          />
        ))}
      </GridList>
      {world && actions && !view.isPast && !view.isCancelled && (
        <OpenersForPerson world={world} meetingId={view.meeting.id} />
      )}
      <ShelfHints prepared={prepared} shelf={shelf} name={name} />
    </div>
  )
}

interface CardSectionProps {
  section: SectionId
  name: string
  /** Of all sections. */
  cards: readonly Card[]
  isOpen: boolean
  wordsOf: (card: Card) => string
  onMenu: (card: Card, place: Element) => void
}

function CardSection({ section, name, cards, isOpen, wordsOf, onMenu }: CardSectionProps) {
  const own = cards.filter((card) => card.section === section)
  if (own.length === 0) return null
  const first = firstCardsOf(section)
  const shown = isOpen || own.length === first + 1 ? own : own.slice(0, first)
  const rest = own.length - shown.length
  return (
    <ShelfSection heading={headingOf(section, name)} isPrivate={own.every(isPrivateCard)}>
      {shown.map((card) => (
        <RecordCard key={card.ref} card={card} words={wordsOf(card)} onMenu={onMenu} />
      ))}
      {rest > 0 && (
        <ShelfCard id={`${moreKey}${section}`} text={`${rest} more`} hint="shows them" isMovable={false}>
          {rest} more
        </ShelfCard>
      )}
    </ShelfSection>
  )
}

function headingOf(section: SectionId, name: string): string {
  const headings: Record<SectionId, string> = {
    carried: 'Carried over',
    'owed-by-me': 'Owed by me',
    'owed-to-me': 'Owed to me',
    'next-time': 'For next time',
    feedback: 'Feedback to close',
    wins: 'Wins since',
    'goals-and-worries': `${name}’s goals and worries`,
    heard: `What you heard from ${name}`,
    captures: `Captures that mention ${name}`,
  }
  return headings[section]
}

/** What stands on a card: of a captured line, what it will say on the agenda. */
function useCardWords(): (card: Card) => string {
  const people = useRows('person')
  return ({ source, text }) => {
    if (source.kind !== 'capture') return text
    const known = people?.map(({ id, fields }) => ({ id, name: fields.name })) ?? []
    return agendaWordsOf(source.capture, { people: known, competitors: [] })
  }
}

/** What stands under the cards: guesses to ask again, what to listen for, and what would come here. */
function ShelfHints({ prepared, shelf, name }: { prepared: Prepared; shelf: Contents; name: string }) {
  const routes = useRoutes()
  const { world, view } = prepared
  const { template } = view.meeting.fields
  const hint = template === '' ? '' : listenFor(template, name)
  const isKnown = shelf.cards.some(({ section }) => section === 'goals-and-worries')
  const isThin = shelf.cards.every(isPrivateCard)
  const signals = useRows('signal')
  const personId = view.person?.id
  return (
    <>
      {world && <StillTrue world={world} />}
      {hint && (
        <section className="shelf-section" aria-label="Listen for" data-private>
          <h2 className="section-heading private-note">
            <Lock aria-hidden size={11} strokeWidth={2.25} /> Listen for
          </h2>
          <p className="shelf-words">{hint}</p>
        </section>
      )}
      {!isKnown && personId !== undefined && (
        <p className="quiet-line" data-private>
          No goal or worry of {name}’s is noted yet.{' '}
          <Button variant="quiet" onPress={() => routes.go({ screen: 'person', id: personId })}>
            What must {name} deliver?
          </Button>
        </p>
      )}
      {signals?.length === 0 && (
        <p className="quiet-line">
          Nothing noticed outside for {name}. A captured line that begins with /trend, /customer or
          /competitor becomes an opener here.
        </p>
      )}
      {isThin && (
        <p className="quiet-line shelf-thin">
          What stays open after a 1:1 comes back here, with what you owe each other, and every capture with @
          {name} in it.
        </p>
      )}
    </>
  )
}
