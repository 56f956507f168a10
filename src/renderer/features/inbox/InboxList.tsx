import './inbox.css'
import { Ellipsis, StickyNote } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import type { Capture } from '@shared/documents/kinds/capture'
import { isCaptureWord, isPrivateWord } from '@shared/domain/capture/capture-word'
import { useNow } from '../../app/use-now'
import { IconButton } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { Menu, type MenuEntry } from '../../ui/Menu'
import { ageInWords } from './age-in-words'
import { CaptureChips } from './CaptureChips'
import { CaptureDestination } from './CaptureDestination'
import { ChoosePerson } from './ChoosePerson'
import { useCaptureActions } from './use-capture-actions'

interface InboxListProps {
  captures: readonly Capture[]
  labelledBy: string
}

/** Captures not seen yet, each with single keys for what becomes of it. */
export function InboxList({ captures, labelledBy }: InboxListProps) {
  const nowMs = useNow()
  const actionsOf = useCaptureActions()
  const [choosingFor, setChoosingFor] = useState<Capture>()

  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const row = (event.target as Element).closest('[role="row"]')
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
    <div onKeyDownCapture={onKeyDownCapture}>
      <GridList
        className="inbox-list row-list"
        aria-labelledby={labelledBy}
        items={captures}
        dependencies={[nowMs, actionsOf]}
      >
        {(capture) => (
          <GridListItem
            className="row inbox-row"
            textValue={capture.fields.text}
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
                <SoundsLike entries={actionsOf(capture, setChoosingFor)} />
              )}
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

/** What the words of a line sound like, with the key that makes it so. */
function SoundsLike({ entries }: { entries: readonly MenuEntry[] }) {
  const entry = entries.find(({ id }) => id === 'word')
  if (!entry) return null
  return (
    <p className="capture-sounds-like">
      {entry.label}? <Kbd keys={entry.keys ?? ''} />
    </p>
  )
}
