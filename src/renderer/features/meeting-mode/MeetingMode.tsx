import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useRoutes } from '../../app/route'
import { useAppCommand } from '../../app/window-session'
import { BodyEditor } from '../../editor/BodyEditor'
import type { BodyEditorHandle } from '../../editor/body-editor-handle'
import type { MeetingView, Viewpoint } from '../meetings/meeting-view'
import { HeardField } from './HeardField'
import { ItemClockFace } from './ItemClockFace'
import { ItemsDialog } from './ItemsDialog'
import { MeetingBar } from './MeetingBar'
import { MeetingEnd } from './MeetingEnd'
import { MeetingHead } from './MeetingHead'
import { NothingToTalkAbout } from './NothingToTalkAbout'
import { Passage } from './Passage'
import { runMeetingKey, type MeetingActions } from './meeting-actions'
import { useHeard } from './use-heard'
import { useItemClock } from './use-item-clock'
import { useMeetingRun } from './use-meeting-run'

interface MeetingModeProps {
  view: MeetingView
  viewpoint: Viewpoint
  itemId: string | undefined
}

export function MeetingMode({ view, viewpoint, itemId }: MeetingModeProps) {
  const routes = useRoutes()
  const { meeting, title } = view
  const frame = useRef<HTMLElement>(null)
  const [handle, setHandle] = useState<BodyEditorHandle>()
  const [isAtEnd, setAtEnd] = useState(false)
  const [isListOpen, setListOpen] = useState(false)
  const run = useMeetingRun(meeting.id, itemId, handle)
  const heard = useHeard(view, run.present?.id ?? null)
  const { items, present, at } = run
  const shownId = isAtEnd ? null : (present?.id ?? null)
  const clock = useItemClock(meeting.id, shownId)
  /** Items that were added here: one that is left without a word goes again. */
  const added = useRef(new Set<string>())

  const focusFrame = () => frame.current?.focus({ preventScroll: true })
  // A button that had the focus may be gone with what it did: keys are heard all the same.
  useEffect(() => {
    if (document.activeElement === document.body) focusFrame()
  })
  const show = (id: string) => {
    if (present && present.id !== id && added.current.has(present.id)) handle?.removeIfEmpty(present.id)
    setAtEnd(false)
    run.show(id)
  }
  const step = (by: -1 | 1) => {
    const next = items?.[at + by]
    if (isAtEnd) setAtEnd(by > 0)
    else if (next) show(next.id)
    else if (by > 0 && present) setAtEnd(true)
  }

  useEffect(() => handle?.showOnly(shownId), [handle, shownId])
  // Enter in the text begins an item, and goes on in it.
  const enter = useEffectEvent((id: string) => {
    added.current.add(id)
    show(id)
  })
  useEffect(() => handle?.onItemEntered((id) => enter(id)), [handle])

  const leave = () =>
    routes.replace({ screen: 'meeting', id: meeting.id, ...(present ? { itemId: present.id } : {}) })
  const close = () => routes.replace({ screen: 'close', id: meeting.id })
  const canChange = handle !== undefined && present !== undefined && !isAtEnd
  const actions: MeetingActions = {
    previous: () => step(-1),
    next: () => step(1),
    list: () => setListOpen(true),
    add: () => {
      if (!handle) return
      const id = handle.insertItem({
        kind: 'discuss',
        headline: '',
        ...(present ? { afterId: present.id } : {}),
      })
      added.current.add(id)
      show(id)
      handle.focusItem(id)
    },
    leave,
    ...(canChange
      ? {
          tick: () => void handle.tickItem(present.id),
          write: () => void handle.focusUnder(present.id),
          makeMine: () => void handle.makeAction(present.id, 'me'),
          makeTheirs: () => void handle.makeAction(present.id, 'them'),
        }
      : {}),
    ...(heard.begin ? { hear: heard.begin } : {}),
  }
  useAppCommand('start-meeting', leave)
  useAppCommand('note-about', () => actions.hear?.(), actions.hear !== undefined)

  const isEmpty = items?.length === 0
  return (
    <main
      ref={frame}
      className="meeting-mode"
      data-pane="work"
      tabIndex={-1}
      aria-label={`In the meeting: ${title}`}
      onKeyDown={(event) => {
        if (runMeetingKey(event.nativeEvent, actions, focusFrame)) event.preventDefault()
      }}
    >
      <MeetingHead view={view} viewpoint={viewpoint} actions={actions} />
      <div className="meeting-stage">
        {!isEmpty && items && <Passage items={items} at={isAtEnd ? items.length : at} />}
        {isEmpty && <NothingToTalkAbout onAdd={actions.add} />}
        {isAtEnd && items && <MeetingEnd items={items} onBack={() => step(-1)} onClose={close} />}
        <div className="meeting-item" hidden={isAtEnd || isEmpty}>
          {clock && present && <ItemClockFace clock={clock} itemId={present.id} minutes={present.minutes} />}
          <BodyEditor
            documentId={meeting.id}
            mode="agenda"
            label={`Agenda of ${title}`}
            onHandle={setHandle}
            onUndone={() => {
              const changed = handle?.itemChangedLast()
              if (changed !== undefined) show(changed)
            }}
          />
        </div>
        {heard.isOpen && !isAtEnd && (
          <HeardField
            draft={heard.draft}
            onKeep={heard.keep}
            onClose={() => {
              heard.close()
              focusFrame()
            }}
          />
        )}
      </div>
      {!isEmpty && !isAtEnd && <MeetingBar actions={actions} present={present} next={items?.[at + 1]} />}
      {isListOpen && items && (
        <ItemsDialog
          items={items}
          presentId={present?.id}
          onShow={(id) => {
            setListOpen(false)
            show(id)
          }}
          onClose={() => setListOpen(false)}
        />
      )}
    </main>
  )
}
