import './inbox.css'
import {
  Archive,
  Ellipsis,
  ListPlus,
  MessageCircleQuestionMark,
  StickyNote,
  Trash2,
  UserRound,
} from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import type { Capture } from '@shared/documents/kinds/capture'
import { firstNameOf } from '@shared/domain/meeting-words'
import { useNow } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { useRows } from '../../documents/use-rows'
import { IconButton } from '../../ui/Button'
import { Menu, type MenuEntry } from '../../ui/Menu'
import { useUpcoming } from '../today/use-upcoming'
import { ageInWords } from './age-in-words'
import { CaptureChips } from './CaptureChips'
import { ChoosePerson } from './ChoosePerson'
import { keepCapture, makeOpenerDraft, putOnAgenda, removeCapture, type ForPerson } from './inbox-actions'

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
          <GridListItem className="row inbox-row" textValue={capture.fields.text}>
            <StickyNote aria-hidden size={16} strokeWidth={1.75} className="inbox-mark" />
            <div className="row-words">
              <p className="row-title inbox-text" dir="auto">
                {capture.fields.text}
              </p>
              <CaptureChips capture={capture} />
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

/** What can become of a capture, with the key of each; whoever it mentions comes first, then whoever is met next. */
function useCaptureActions() {
  const edits = useRecordEdits()
  const people = useRows('person')
  const upcoming = useUpcoming()
  return (capture: Capture, choose: (capture: Capture) => void): MenuEntry[] => {
    const mentioned = people?.find(({ id }) => capture.fields.personIds.includes(id))
    const likely = mentioned ?? upcoming?.[0]?.person ?? people?.[0]
    const forPerson: ForPerson | undefined = likely && { id: likely.id, name: likely.fields.name }
    const first = forPerson ? firstNameOf(forPerson.name) : ''
    return [
      ...(forPerson
        ? [
            {
              id: 'item',
              label: `On ${first}’s next agenda`,
              icon: ListPlus,
              keys: 'A',
              onAction: () => putOnAgenda(edits, capture, forPerson),
            },
            {
              id: 'opener',
              label: `Opener draft for ${first}`,
              icon: MessageCircleQuestionMark,
              keys: 'O',
              onAction: () => makeOpenerDraft(edits, capture, forPerson),
            },
            {
              id: 'person',
              label: 'For somebody else…',
              icon: UserRound,
              keys: 'P',
              isDisabled: (people?.length ?? 0) < 2,
              onAction: () => choose(capture),
            },
          ]
        : []),
      {
        id: 'keep',
        label: 'Keep, seen',
        icon: Archive,
        keys: 'K',
        startsGroup: forPerson !== undefined,
        onAction: () => keepCapture(edits, capture),
      },
      {
        id: 'remove',
        label: 'Remove',
        icon: Trash2,
        keys: 'Backspace',
        tone: 'loss',
        onAction: () => removeCapture(edits, capture),
      },
    ]
  }
}
