import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import { parseActionReference } from '@shared/body/agenda-item'
import type { StandingItem } from '@shared/domain/carry-over'
import { kindWords } from '../../editor/item/item-kinds'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import type { MenuEntry } from '../../ui/Menu'
import { runKey } from '../follow-through/run-key'
import type { MeetingView } from '../meetings/meeting-view'
import { useCloseEdits } from './use-close-edits'
import type { LeftOver } from './use-left-over'

/** What becomes of an item: carried on until something else is said. */
type Fate = 'keep' | 'taken on' | 'done' | 'let go' | 'action'

interface LeftOverListProps {
  view: MeetingView
  left: LeftOver
  /** Rows of the 1:1s, for what was let go. */
  isLetGo: (item: StandingItem) => boolean
}

/** What the 1:1 left over, each answered by one key. What was answered stays in sight, to be answered otherwise. */
export function LeftOverList({ view, left, isLetGo }: LeftOverListProps) {
  const edits = useCloseEdits()
  const frame = useRef<HTMLDivElement>(null)
  const [known, setKnown] = useState<readonly StandingItem[]>([])
  const added = left.items.filter(({ ref }) => !known.some((item) => item.ref === ref))
  if (added.length > 0) setKnown([...known, ...added])
  // The first key answers the first item.
  const hasRows = known.length > 0
  useEffect(() => {
    if (hasRows && document.activeElement === document.body) rowsIn(frame.current)[0]?.focus()
  }, [hasRows])

  if (!hasRows)
    return <p className="quiet-line">Nothing left over: everything was ticked, or taken on since.</p>

  const answersFor = (item: StandingItem, fate: Fate): MenuEntry[] => {
    if (fate === 'action' || fate === 'taken on') return []
    const isOpener = item.kind === 'opener'
    const answer = (id: Fate, keys: string, label: string, onAction: () => void) =>
      id === fate ? [] : [{ id, keys, label, onAction }]
    return [
      ...answer('keep', 'K', 'Keep', () => edits.keep(view, item)),
      ...answer('done', 'D', isOpener ? 'Asked' : 'Done', () => edits.tick(view, item)),
      ...answer('let go', 'L', 'Let go', () => edits.letGo(item)),
      // Said otherwise first, since an action is owed from then on; an opener is asked, not owed.
      ...(fate === 'keep' && !isOpener
        ? [
            { id: 'mine', keys: 'A', label: 'I owe it', onAction: () => edits.makeAction(item, 'me') },
            { id: 'theirs', keys: 'O', label: 'Owed to me', onAction: () => edits.makeAction(item, 'them') },
          ]
        : []),
    ]
  }

  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const row = (event.target as Element).closest<HTMLElement>('[role="row"]')
    const item = known.find(({ ref }) => ref === row?.getAttribute('data-key'))
    if (!row || !item) return
    const rows = rowsIn(frame.current)
    const goOn = () => rows[rows.indexOf(row) + 1]?.focus()
    // Keeping is what happens anyway: the key is the answer, and there is nothing to write.
    const fate = fateOf(item, left, isLetGo)
    const isAnswered = event.key.toLowerCase() === 'k' && fate === 'keep'
    if (!isAnswered && !runKey(answersFor(item, fate), event)) return
    // Ahead of the list, which would look for a row that begins with the letter.
    event.preventDefault()
    event.stopPropagation()
    goOn()
  }

  return (
    <div ref={frame} onKeyDownCapture={onKeyDownCapture}>
      <GridList
        className="row-list left-over"
        aria-labelledby="left-over"
        items={known.map((item) => ({ id: item.ref, item }))}
        dependencies={[left, isLetGo]}
      >
        {({ item }) => {
          const fate = fateOf(item, left, isLetGo)
          return (
            <GridListItem id={item.ref} className="row left-over-row" textValue={item.headline}>
              <div className="row-words">
                <div className="row-title document-text" dir="auto">
                  {item.headline}
                </div>
                <div className="row-detail">
                  {[kindWords(item.kind).label, item.times > 1 ? `stood on ${item.times} 1:1s` : '']
                    .filter(Boolean)
                    .join(' · ')}
                  <Chip tone={fate === 'keep' ? 'accent' : 'neutral'}>{fateWords(item, fate)}</Chip>
                </div>
              </div>
              <div className="left-over-answers">
                {answersFor(item, fate).map(({ id, label, keys = '', onAction }) => (
                  <Button key={id} keys={keys} excludeFromTabOrder onPress={onAction}>
                    {label}
                  </Button>
                ))}
              </div>
            </GridListItem>
          )
        }}
      </GridList>
    </div>
  )
}

function fateOf(
  item: StandingItem,
  { standing, projections }: LeftOver,
  isLetGo: (item: StandingItem) => boolean,
): Fate {
  const now = standing.find(({ ref }) => ref === item.ref)
  if (now) return now.agendaId === undefined ? 'keep' : 'taken on'
  const written = projections.get(item.meetingId)?.items.find(({ id }) => id === item.itemId)
  if (parseActionReference(written?.ref ?? null) !== undefined) return 'action'
  return isLetGo(item) ? 'let go' : 'done'
}

function fateWords(item: StandingItem, fate: Fate): string {
  const words: Record<Fate, string> = {
    keep: 'Carried on',
    'taken on': 'On the next agenda',
    done: item.kind === 'opener' ? 'Asked' : 'Done',
    'let go': 'Let go',
    action: 'An action',
  }
  return words[fate]
}

function rowsIn(frame: HTMLElement | null): HTMLElement[] {
  return [...(frame?.querySelectorAll<HTMLElement>('[role="row"]') ?? [])]
}
