import { ListOrdered, LogOut } from 'lucide-react'
import { useContext, useState } from 'react'
import { meetingLeft } from '@shared/domain/meeting-mode/time-in-words'
import { SavingIndicator } from '../../app/SavingIndicator'
import { Button } from '../../ui/Button'
import { HeadMark } from '../../ui/Screen'
import type { MeetingView, Viewpoint } from '../meetings/meeting-view'
import { whenInWords } from '../meetings/when-in-words'
import type { MeetingActions } from './meeting-actions'

interface MeetingHeadProps {
  view: MeetingView
  viewpoint: Viewpoint
  actions: MeetingActions
}

/** Which 1:1 it is, what is left of it, and the ways out. */
export function MeetingHead({ view, viewpoint, actions }: MeetingHeadProps) {
  const { title, time, meeting, isCancelled } = view
  // What was agreed when it began: somebody may move it on another device meanwhile.
  const [begunAt] = useState(meeting.fields.start)
  const mark = useContext(HeadMark)
  const isMoved = begunAt !== meeting.fields.start
  return (
    <header className="meeting-head">
      <div className="meeting-what">
        <h1 className="meeting-title" dir="auto">
          {title}
        </h1>
        <span className="meeting-left figures">{meetingLeft(time, viewpoint.nowMs, viewpoint.zone)}</span>
      </div>
      <div className="meeting-ways">
        {mark}
        <SavingIndicator />
        <Button variant="quiet" icon={ListOrdered} keys="L" onPress={actions.list}>
          Items
        </Button>
        <Button variant="quiet" icon={LogOut} keys="Escape" onPress={actions.leave}>
          Leave
        </Button>
      </div>
      <p className="meeting-news" role="status">
        {isCancelled
          ? 'This 1:1 was cancelled. What is written is kept.'
          : isMoved
            ? `This 1:1 was moved: ${whenInWords(view, viewpoint)}. What is written is kept.`
            : ''}
      </p>
    </header>
  )
}
