import './prep.css'
import '../../ui/form.css'
import { useState } from 'react'
import { useRoutes } from '../../app/route'
import { useRemembered } from '../../app/use-remembered'
import { useAppCommand, useRecordEdits } from '../../app/window-session'
import { useRow } from '../../documents/use-rows'
import type { BodyEditorHandle } from '../../editor/body-editor-handle'
import { Avatar } from '../../ui/Avatar'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { hideToast } from '../../ui/toasts'
import { lengthInWords } from '@shared/domain/meeting-words'
import type { Fix } from '@shared/domain/prep-check/finding'
import { NewMeetingDialog } from '../meetings/NewMeetingDialog'
import { useLineToNote } from '../people/use-line-to-note'
import { whenInWords } from '../meetings/when-in-words'
import { Agenda } from './Agenda'
import { BriefDialog } from './brief/BriefDialog'
import { DeskActions } from './DeskActions'
import { HealthAfter } from './HealthAfter'
import { PrepCheckBar } from './check/PrepCheckBar'
import { ReadyAnnouncement } from './check/ReadyLine'
import { CardDrop } from './shelf/CardDrop'
import { ShelfPane } from './shelf/ShelfPane'
import { useBrief } from './brief/use-brief'
import { useFix } from './check/use-fix'
import { useMendKey } from './check/use-mend-key'
import { useFirstCaret } from './use-first-caret'
import { useIsShelfOverlaid } from './shelf/use-is-shelf-overlaid'
import { usePrepared, type Prepared } from './use-prepared'
import { useShelf } from './shelf/use-shelf'
import { useShelfActions } from './shelf/use-shelf-actions'
import { isFocusInShelf, useShelfFocus } from './shelf/use-shelf-focus'

interface PrepScreenProps {
  id: string
  /** The line to show. */
  itemId: string | undefined
}

/** The prep desk: one 1:1, its agenda, and what may go on it. */
export function PrepScreen({ id, itemId }: PrepScreenProps) {
  const prepared = usePrepared(id)
  if (prepared === undefined) {
    return (
      <Screen label="1:1">
        <Skeleton rows={6} />
      </Screen>
    )
  }
  return prepared === 'gone' ? <MeetingGone id={id} /> : <Desk prepared={prepared} itemId={itemId} />
}

function Desk({ prepared, itemId }: { prepared: Prepared; itemId: string | undefined }) {
  const isOverlaid = useIsShelfOverlaid()
  const [isShelfKept, setShelfKept] = useRemembered('prep.shelf', true)
  // Over a narrow window the shelf lies on top of the agenda, so it comes only when it is called.
  const [isShelfCalled, setShelfCalled] = useState(false)
  const [isBriefOpen, setBriefOpen] = useState(false)
  const [handle, setHandle] = useState<BodyEditorHandle>()
  const shelf = useShelf(prepared)
  const actions = useShelfActions(prepared, shelf, handle)
  const focusShelf = useShelfFocus()
  const brief = useBrief(prepared.view)
  useFirstCaret(handle, prepared, itemId)
  useLineToNote(handle, prepared.view)
  const isShelfOpen = isOverlaid ? isShelfCalled : isShelfKept
  const toggleShelf = () => {
    // What has the focus goes with the shelf: keys go on in the text.
    if (isShelfOpen && isFocusInShelf()) handle?.focus()
    if (isOverlaid) setShelfCalled(!isShelfCalled)
    else setShelfKept(!isShelfKept)
  }
  const [isPlanning, setPlanning] = useState(false)
  useAppCommand('new-meeting', () => setPlanning(true))
  // From the text the key goes to the cards, whether they were in sight or not; from the cards it puts them away.
  useAppCommand('toggle-shelf', () => {
    const isThere = isShelfOpen && isFocusInShelf()
    if (isThere || !isShelfOpen) toggleShelf()
    if (!isThere) focusShelf()
  })
  const { view } = prepared
  const routes = useRoutes()
  // In place of the desk, which is where leaving it leads.
  const start = () => routes.replace({ screen: 'meeting-mode', id: view.meeting.id })
  useAppCommand('start-meeting', start, !view.isCancelled)
  const openBrief = () => {
    // What was copied before is no longer what is looked at.
    hideToast()
    setBriefOpen(true)
  }
  // What holds it back is said where it can be mended.
  const copyBrief = async () => {
    if ((await brief.copy()) === 'blocked') openBrief()
  }
  useAppCommand('copy-brief', () => void copyBrief())
  const { onFix, heldBack } = useFix(handle, { view, copyBrief })
  const isChecked = prepared.isRead && !view.isPast && !view.isCancelled
  useMendKey(isChecked ? prepared.readiness?.findings[0] : undefined, onFix, handle)
  const goToItem = (item: string | undefined) => {
    setBriefOpen(false)
    // NOTE: the dialog gives the focus back to what opened it as it closes, after which the caret can go there.
    requestAnimationFrame(() => {
      if (item === undefined || !handle?.focusItem(item)) handle?.focus()
    })
  }

  return (
    <Screen
      label={view.title}
      lead={<DeskLead prepared={prepared} />}
      actions={
        <DeskActions
          prepared={prepared}
          isShelfOpen={isShelfOpen}
          onBrief={openBrief}
          onStart={start}
          onToggleShelf={toggleShelf}
        />
      }
      {...(isShelfOpen
        ? {
            shelf: {
              label: 'Shelf',
              content: (
                <ShelfPane
                  prepared={prepared}
                  shelf={shelf}
                  actions={actions}
                  onLeave={() => handle?.focus()}
                  onClose={isOverlaid ? toggleShelf : undefined}
                  onFix={onFix}
                />
              ),
            },
          }
        : { foot: <DeskFoot prepared={prepared} onFix={onFix} /> })}
    >
      <ReadyAnnouncement prepared={prepared} />
      <CardDrop handle={handle}>
        <Agenda prepared={prepared} carried={actions?.bringCarried} onHandle={setHandle} />
      </CardDrop>
      {heldBack}
      {isBriefOpen && <BriefDialog view={view} onClose={() => setBriefOpen(false)} onGo={goToItem} />}
      {isPlanning && (
        <NewMeetingDialog
          {...(view.person ? { personId: view.person.id } : {})}
          onClose={() => setPlanning(false)}
        />
      )}
    </Screen>
  )
}

/** What stays in sight while the shelf is closed. */
function DeskFoot({ prepared, onFix }: { prepared: Prepared; onFix: ((fix: Fix) => void) | undefined }) {
  const { isPast, isCancelled } = prepared.view
  if (isPast) return <HealthAfter prepared={prepared} />
  return isCancelled || !prepared.isRead ? null : <PrepCheckBar prepared={prepared} onFix={onFix} />
}

function DeskLead({ prepared: { view, views } }: { prepared: Prepared }) {
  const routes = useRoutes()
  const { person, meeting, cadence } = view
  return (
    <>
      {person && <Avatar id={person.id} name={person.fields.name} />}
      <div className="desk-lead">
        {person && (
          <button
            type="button"
            className="desk-name"
            dir="auto"
            onClick={() => routes.go({ screen: 'person', id: person.id })}
          >
            {person.fields.name}
          </button>
        )}
        <span className="desk-when figures">
          {cadence && <span className="desk-cadence">{cadence} · </span>}
          {whenInWords(view, views.viewpoint)}
          <span className="desk-length"> · {lengthInWords(meeting.fields.minutes)}</span>
        </span>
      </div>
    </>
  )
}

function MeetingGone({ id }: { id: string }) {
  const routes = useRoutes()
  const edits = useRecordEdits()
  const meeting = useRow('meeting', id)
  return (
    <Screen label="1:1">
      <EmptyState
        title={meeting ? 'This 1:1 is in the trash' : 'This 1:1 is no longer here'}
        actions={
          <>
            {meeting && (
              <Button
                onPress={() => void edits.write('Bring the 1:1 back', [{ id, fields: { trashedAt: null } }])}
              >
                Bring it back
              </Button>
            )}
            <Button variant="quiet" onPress={() => routes.replace({ screen: 'meetings' })}>
              1:1s
            </Button>
          </>
        }
      >
        <p>Its agenda is kept for 30 days.</p>
      </EmptyState>
    </Screen>
  )
}
