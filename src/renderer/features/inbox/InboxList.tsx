import './inbox.css'
import { Ellipsis, StickyNote } from 'lucide-react'
import { useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import type { Capture } from '@shared/documents/kinds/capture'
import { isCaptureWord, isPrivateWord } from '@shared/domain/capture/capture-word'
import { useNow } from '../../app/use-now'
import { Button, IconButton } from '../../ui/Button'
import { Menu, type MenuEntry } from '../../ui/Menu'
import { ageInWords } from './age-in-words'
import { CaptureChips } from './CaptureChips'
import { CaptureDestination } from './CaptureDestination'
import { ChoosePerson } from './ChoosePerson'
import { useCaptureActions } from './use-capture-actions'

interface InboxListProps {
  captures: readonly Capture[]
  labelledBy: string
  /** Where the list is what the screen is for: it has the focus, and its first line is marked from the beginning. */
  isMain?: boolean
}

/** Captures not seen yet, each with single keys for what becomes of it; the marked one shows them as buttons. */
export function InboxList({ captures, labelledBy, isMain = false }: InboxListProps) {
  const nowMs = useNow()
  const actionsOf = useCaptureActions()
  const [choosingFor, setChoosingFor] = useState<Capture>()
  const [markedId, setMarkedId] = useState<string>()
  const isPressing = useRef(false)
  const marked = captures.find(({ id }) => id === markedId) ?? (isMain ? captures[0] : undefined)

  const mark = ({ target }: FocusEvent | MouseEvent) => {
    const id = rowOf(target)?.getAttribute('data-key')
    if (id) setMarkedId(id)
  }

  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const row = rowOf(event.target)
    const capture = captures.find(({ id }) => id === row?.getAttribute('data-key'))
    if (!capture) return
    const wanted = event.key === 'Delete' ? 'Backspace' : event.key.toUpperCase()
    const entry = actionsOf(capture, setChoosingFor).find(
      ({ keys, isDisabled }) => keys?.toUpperCase() === wanted.toUpperCase() && !isDisabled,
    )
    if (!entry) return
    // Ahead of the list, which would look for a row that begins with the letter.
    event.preventDefault()
    event.stopPropagation()
    entry.onAction()
  }

  return (
    <div
      onKeyDownCapture={onKeyDownCapture}
      // A press marks its line once it is over: what was pressed must not move away under it.
      onPointerDownCapture={() => {
        isPressing.current = true
        const over = () => (isPressing.current = false)
        window.addEventListener('pointerup', over, { once: true, capture: true })
      }}
      onFocusCapture={(event) => {
        if (!isPressing.current) mark(event)
      }}
      onClickCapture={mark}
    >
      <GridList
        className="inbox-list row-list"
        aria-labelledby={labelledBy}
        items={captures}
        dependencies={[nowMs, actionsOf, marked?.id]}
        {...(isMain ? { autoFocus: 'first' } : {})}
      >
        {(capture) => (
          <GridListItem
            className="row inbox-row"
            textValue={capture.fields.text}
            data-marked={capture === marked || undefined}
            {...(isPrivateWord(capture.fields.word) ? { 'data-private': true } : {})}
          >
            <StickyNote aria-hidden size={16} strokeWidth={1.75} className="inbox-mark" />
            <div className="row-words">
              <p className="row-title inbox-text" dir="auto">
                {capture.fields.text}
              </p>
              <CaptureChips capture={capture} />
              {isCaptureWord(capture.fields.word) ? (
                <CaptureDestination capture={capture} />
              ) : (
                capture !== marked && <SoundsLike entries={actionsOf(capture, setChoosingFor)} />
              )}
              {capture === marked && <MarkedActions entries={actionsOf(capture, setChoosingFor)} />}
            </div>
            <div className="row-end">
              <span className="inbox-age figures">{ageInWords(capture.fields.createdAt, nowMs)}</span>
              <Menu
                label="What becomes of it"
                trigger={<IconButton icon={Ellipsis} label="What becomes of it" />}
                entries={actionsOf(capture, setChoosingFor)}
              />
            </div>
          </GridListItem>
        )}
      </GridList>
      {choosingFor && <ChoosePerson capture={choosingFor} onClose={() => setChoosingFor(undefined)} />}
    </div>
  )
}

function rowOf(target: EventTarget): Element | null {
  return (target as Element).closest('[role="row"]')
}

/** What can become of the marked line; the rest is in its menu. */
function MarkedActions({ entries }: { entries: readonly MenuEntry[] }) {
  return (
    <div className="inbox-actions">
      {entries
        .filter(({ id, isDisabled }) => !isDisabled && id !== 'person' && id !== 'remove')
        .map(({ id, label, keys, onAction }) => (
          <Button key={id} {...(keys ? { keys } : {})} onPress={onAction}>
            {label}
          </Button>
        ))}
    </div>
  )
}

/** What the words of a line sound like. */
function SoundsLike({ entries }: { entries: readonly MenuEntry[] }) {
  const entry = entries.find(({ id }) => id === 'word')
  if (!entry) return null
  return <p className="capture-sounds-like">{entry.label}?</p>
}
