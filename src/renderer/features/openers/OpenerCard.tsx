import '../../ui/card.css'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { signalTypeWords } from '@shared/documents/kinds/signal'
import { openerText, readOpener } from '@shared/domain/opener-drafts'
import type { AngledDraft } from '@shared/domain/openers/drafts-for'
import type { ChosenDraft } from '@shared/domain/openers/kept-opener'
import type { RankedOpener } from '@shared/domain/openers/rank-openers'
import { Button } from '../../ui/Button'
import { carryCard } from '../prep/shelf/dragged-card'
import { DraftList } from './DraftList'
import { LineForm } from './LineForm'
import { WhyHere } from './WhyHere'

export interface OpenerCardActions {
  /** On the agenda, before the block with this number where one is given. */
  plan: (draft: ChosenDraft, at?: number) => void
  /** In these words, for later. */
  keep: (draft: ChosenDraft) => void
  /** Kept on its signal; not there where no signal stands behind it. */
  saySoWhat?: (soWhat: string) => void
  /** Offers what was begun no more; not there for what nobody began. */
  remove?: () => void
}

interface OpenerCardProps extends OpenerCardActions {
  opener: RankedOpener
  isOpen: boolean
  onOpen: () => void
  /** It has the keys at once. */
  autoFocus?: boolean
}

/** An opener that is offered: open, it shows every way to ask it; Enter takes the first, 1, 2 and 3 the one of that number. */
export function OpenerCard(props: OpenerCardProps) {
  const { opener, isOpen, onOpen, autoFocus = false, plan, keep, saySoWhat, remove } = props
  const { drafts } = opener
  const [edited, setEdited] = useState<AngledDraft>()
  const [showsWhy, setShowsWhy] = useState(false)
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (autoFocus) (card.current?.querySelector('textarea') ?? card.current)?.focus()
  }, [autoFocus])
  // What is unfolded under the card that has the keys comes into sight with it.
  useEffect(() => {
    if (!isOpen || !card.current?.contains(document.activeElement)) return
    const unfolded = showsWhy ? card.current.lastElementChild : card.current
    unfolded?.scrollIntoView({ block: 'nearest' })
  }, [isOpen, showsWhy])
  const ready = drafts.filter(({ isReady }) => isReady)
  const [first] = drafts
  if (!first) return null
  const needsSoWhat = ready.length === 0 && saySoWhat !== undefined
  const words = openerText(first)
  const endEditing = () => {
    setEdited(undefined)
    card.current?.focus()
  }
  const take = (draft: AngledDraft) => plan(asChosen(draft))
  const edit = () => {
    // The one whose button has the keys, else the first.
    const buttons = [...(card.current?.querySelectorAll('.opener-draft') ?? [])]
    setEdited(ready[buttons.indexOf(document.activeElement ?? card.current ?? document.body)] ?? first)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const target = event.target instanceof HTMLElement ? event.target : undefined
    if (target?.matches('input, textarea')) return
    const draft = ready[Number(event.key) - 1]
    if (draft) take(draft)
    else if (event.key === 'e') edit()
    else if (event.key === 'w') setShowsWhy(!showsWhy)
    else if (event.key === 'Escape' && showsWhy) setShowsWhy(false)
    else if (event.key === 'Enter' && target === card.current) {
      if (ready[0]) take(ready[0])
      else card.current?.querySelector('textarea')?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={card}
      className="card opener-card"
      role="group"
      tabIndex={0}
      aria-label={words}
      aria-keyshortcuts={ready.length > 1 ? '1 2 3 E W' : 'Enter E W'}
      data-open={isOpen || undefined}
      {...(ready[0]?.goal !== undefined && ready.length === 1 ? { 'data-private': true } : {})}
      onKeyDown={onKeyDown}
      draggable={ready[0] !== undefined && !edited}
      onDragStart={(event) => {
        const [draft] = ready
        if (draft) carryCard(event, event.currentTarget, (at) => plan(asChosen(draft), at))
      }}
      onFocus={onOpen}
      onClick={onOpen}
    >
      {edited ? (
        <LineForm
          label="In your words"
          initial={openerText(edited)}
          hint="Enter puts it on the agenda; leaving it keeps it as a draft"
          autoFocus
          onEnter={(said) => plan({ ...readOpener(said), angle: asChosen(edited).angle })}
          onLeave={(said) => {
            setEdited(undefined)
            keep({ ...readOpener(said), angle: asChosen(edited).angle })
          }}
          onCancel={endEditing}
        />
      ) : (
        <Words opener={opener} ready={ready} isOpen={isOpen} onPick={take} />
      )}
      {needsSoWhat && !edited && (
        <LineForm
          label="So what: what follows from it for us?"
          placeholder="In a few words"
          onEnter={(said) => {
            saySoWhat(said)
            card.current?.focus()
          }}
          onLeave={saySoWhat}
          onCancel={endEditing}
        />
      )}
      {opener.parts.length > 0 && <Reasons opener={opener} />}
      {isOpen && !edited && (
        <div className="opener-actions">
          {ready.length === 1 && (
            <Button variant="quiet" keys="Enter" onPress={() => take(ready[0] ?? first)}>
              Add
            </Button>
          )}
          {!needsSoWhat && (
            <Button variant="quiet" keys="E" onPress={edit}>
              Edit
            </Button>
          )}
          {opener.parts.length > 0 && (
            <Button variant="quiet" keys="W" aria-expanded={showsWhy} onPress={() => setShowsWhy(!showsWhy)}>
              Why here
            </Button>
          )}
          {remove && (
            <Button variant="quiet" onPress={remove}>
              Remove
            </Button>
          )}
        </div>
      )}
      {isOpen && showsWhy && !edited && <WhyHere parts={opener.parts} />}
    </div>
  )
}

/** The fact, and behind it the one question there is, or the first; open, every question under it. */
function Words(props: {
  opener: RankedOpener
  ready: readonly AngledDraft[]
  isOpen: boolean
  onPick: (draft: AngledDraft) => void
}): ReactNode {
  const { opener, ready, isOpen, onPick } = props
  const [first] = opener.drafts
  const shown = ready[0] ?? first
  if (!shown) return null
  if (isOpen && ready.length > 1) {
    return (
      <>
        <p className="opener-words" dir="auto">
          {shown.fact}
        </p>
        <DraftList drafts={ready} onPick={onPick} />
      </>
    )
  }
  return (
    <p className="opener-words" dir="auto">
      {shown.question === '' ? shown.fact : `“${openerText(shown)}”`}
    </p>
  )
}

/** In a few words, where it was ranked among others, where it comes from and what speaks for it. */
function Reasons({ opener: { source, parts, drafts } }: { opener: RankedOpener }) {
  const from =
    source.kind === 'signal'
      ? signalTypeWords[source.signal.fields.type]
      : source.kind === 'evergreen'
        ? 'Needs no signal'
        : 'Kept for later'
  const said = parts.filter(({ words }) => words !== '')
  const isBlank = drafts.every(({ isReady }) => !isReady)
  return (
    <p className="card-detail">
      {from}
      {isBlank && ' · no question yet'}
      {said.map(({ name, words }) => (
        <span key={name} {...(name === 'relevance' ? { 'data-private': true } : {})}>
          {' '}
          · {words}
        </span>
      ))}
    </p>
  )
}

function asChosen({ fact, question, angle }: AngledDraft): ChosenDraft {
  return { fact, question, angle }
}
