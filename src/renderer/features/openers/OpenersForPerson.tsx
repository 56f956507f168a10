import './openers.css'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { firstNameOf } from '@shared/domain/meeting-words'
import { keptOpener } from '@shared/domain/openers/kept-opener'
import type { RankedOpener } from '@shared/domain/openers/rank-openers'
import type { EditOutcome } from '../../app/record-edits'
import { useRecordEdits } from '../../app/window-session'
import { useBodySessions } from '../../documents/use-body-session'
import { Button } from '../../ui/Button'
import { removeRecord } from '../follow-through/record-changes'
import type { PersonWorld } from '../people/use-person-world'
import { keepOpener, planOpener, saySoWhat } from './opener-edits'
import { OpenerCard, type OpenerCardActions } from './OpenerCard'
import { useOpenersFor } from './use-openers-for'

/** As many as are looked through in fifteen minutes, and one that lacks only its so-what. */
const shownReady = 3
const shownBlank = 1

interface OpenersForPersonProps {
  world: PersonWorld
  /** The 1:1 on whose agenda they go. */
  meetingId: string
}

/** Openers for one person, the best first, for the shelf of a 1:1 with them. */
export function OpenersForPerson({ world, meetingId }: OpenersForPersonProps) {
  const edits = useRecordEdits()
  const sessions = useBodySessions()
  const offered = useOpenersFor(world)
  const [taken, take] = useTaken()
  const ranked = useMemo(
    () => offered?.filter(({ source }) => source.kind !== 'carried' || !taken.has(source.opener.id)),
    [offered, taken],
  )
  const [showsAll, setShowsAll] = useState(false)
  const [openKey, setOpenKey] = useState<string>()
  const { person } = world
  const name = firstNameOf(person.fields.name) || 'this person'
  const shown = showsAll ? (ranked ?? []) : few(ranked ?? [])
  const list = useRef<HTMLUListElement>(null)
  const keepFocus = useFocusKept(list)
  if (ranked === undefined) return null

  const soWhatOf = (source: RankedOpener['source']): Pick<OpenerCardActions, 'saySoWhat'> => {
    const id =
      source.kind === 'signal' ? source.signal.id : source.kind === 'carried' ? source.opener.signalId : null
    return id ? { saySoWhat: (soWhat) => void saySoWhat(edits, id, soWhat) } : {}
  }
  const actionsOf = ({ source }: RankedOpener): OpenerCardActions => ({
    plan: (draft, at) => {
      keepFocus()
      const kept = keptOpener(source, draft, person.id)
      take(kept.id, planOpener(edits, kept, { meetingId, sessions, at }))
    },
    keep: (draft) => void keepOpener(edits, keptOpener(source, draft, person.id)),
    ...soWhatOf(source),
    ...(source.kind === 'carried'
      ? { remove: () => removeRecord(edits, 'Remove the opener', source.opener.id) }
      : {}),
  })

  return (
    <section className="shelf-section openers" aria-label={`Openers for ${name}`}>
      <h2 className="section-heading">Openers for {name}</h2>
      <ul className="opener-list" ref={list} onKeyDown={walk}>
        {shown.map((opener, index) => {
          const key = keyOf(opener)
          const isOpen = openKey === undefined || !shown.some((other) => keyOf(other) === openKey)
          return (
            <li key={key}>
              <OpenerCard
                opener={opener}
                isOpen={isOpen ? index === 0 : key === openKey}
                onOpen={() => setOpenKey(key)}
                {...actionsOf(opener)}
              />
            </li>
          )
        })}
      </ul>
      {shown.length < ranked.length && (
        <div>
          <Button variant="quiet" onPress={() => setShowsAll(true)}>
            {ranked.length - shown.length} more
          </Button>
        </div>
      )}
    </section>
  )
}

/** A record comes before the agenda that it stands on: until then it would be offered anew. */
const agendaComesWithinMs = 1000

/** Openers that are on their way to the agenda. */
function useTaken(): [ReadonlySet<string>, (id: string, planned: Promise<EditOutcome>) => void] {
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set<string>())
  const take = async (id: string, planned: Promise<EditOutcome>) => {
    setTaken((before) => new Set([...before, id]))
    const outcome = await planned
    const forget = () => setTaken((before) => new Set([...before].filter((other) => other !== id)))
    setTimeout(forget, outcome === 'saved' ? agendaComesWithinMs : 0)
  }
  return [taken, (id, planned) => void take(id, planned)]
}

function keyOf({ source }: RankedOpener): string {
  if (source.kind === 'signal') return `signal:${source.signal.id}`
  return source.kind === 'carried' ? `opener:${source.opener.id}` : `evergreen:${source.evergreen.id}`
}

function few(ranked: readonly RankedOpener[]): RankedOpener[] {
  const isReady = ({ drafts }: RankedOpener) => drafts.some((draft) => draft.isReady)
  const ready = ranked.filter(isReady).slice(0, shownReady)
  const blank = ranked.filter((opener) => !isReady(opener)).slice(0, shownBlank)
  return ranked.filter((opener) => ready.includes(opener) || blank.includes(opener))
}

function cardsIn(list: Element | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('.opener-card') ?? [])]
}

/** The arrow keys go from card to card. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target instanceof Element ? event.target : undefined
  if (target?.matches('input, textarea') || event.altKey || event.ctrlKey || event.metaKey) return
  const cards = cardsIn(event.currentTarget)
  const at = cards.findIndex((card) => card.contains(target ?? null))
  const place = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: cards.length - 1 }[event.key]
  const next = place === undefined ? undefined : cards[place]
  if (!next) return
  event.preventDefault()
  event.stopPropagation()
  next.focus()
}

/** What has the keys goes when it is put on the agenda: they go to the card that takes its place. */
function useFocusKept(list: { readonly current: Element | null }): () => void {
  const held = useRef<{ card: Element; at: number }>(undefined)
  useEffect(() => {
    if (!held.current || held.current.card.isConnected) return
    const cards = cardsIn(list.current)
    if (document.activeElement === document.body) cards[Math.min(held.current.at, cards.length - 1)]?.focus()
    held.current = undefined
  })
  return () => {
    const cards = cardsIn(list.current)
    const at = cards.findIndex((card) => card.contains(document.activeElement))
    const card = cards[at]
    held.current = card && { card, at }
  }
}
