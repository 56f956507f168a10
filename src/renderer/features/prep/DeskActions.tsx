import { FileText, PanelRightClose, PanelRightOpen, Play, Video } from 'lucide-react'
import { isWritten } from '@shared/domain/prompts'
import { keysOf } from '../../app/app-commands'
import { useIsHeadShort } from '../../app/use-is-narrow'
import { Button, IconButton } from '../../ui/Button'
import type { MenuEntry } from '../../ui/Menu'
import { formatKeys } from '../../ui/platform'
import { MeetingMenu } from '../meetings/MeetingMenu'
import { joinCall } from '../today/join-call'
import { JoinLink } from '../today/JoinLink'
import type { Prepared } from './use-prepared'

interface DeskActionsProps {
  prepared: Prepared
  isShelfOpen: boolean
  onBrief: () => void
  onStart: () => void
  onToggleShelf: () => void
}

/** What one can do at the head of the desk. Where it is short, what is not the next thing to do is in the menu. */
export function DeskActions({ prepared, isShelfOpen, onBrief, onStart, onToggleShelf }: DeskActionsProps) {
  const isShort = useIsHeadShort()
  const { view } = prepared
  const { joinUrl } = view.meeting.fields
  const inMenu: MenuEntry[] = [
    ...(joinUrl === ''
      ? []
      : [{ id: 'join', label: 'Join', icon: Video, onAction: () => joinCall(joinUrl) }]),
    { id: 'brief', label: 'Brief', icon: FileText, onAction: onBrief },
  ]
  return (
    <>
      {!isShort && (
        <>
          <JoinLink url={joinUrl} />
          <Button variant="quiet" icon={FileText} onPress={onBrief}>
            Brief
          </Button>
        </>
      )}
      {!view.isPast && !view.isCancelled && (
        // One begins with an agenda, and starts with one that says something.
        <Button
          variant={saysSomething(prepared) ? 'primary' : 'plain'}
          icon={Play}
          aria-label="Start the meeting"
          onPress={onStart}
        >
          Start
        </Button>
      )}
      <MeetingMenu view={view} first={isShort ? inMenu : []} />
      <IconButton
        icon={isShelfOpen ? PanelRightClose : PanelRightOpen}
        label={`${isShelfOpen ? 'Close' : 'Open'} the shelf (${formatKeys(keysOf('toggle-shelf'))})`}
        aria-expanded={isShelfOpen}
        onPress={onToggleShelf}
      />
    </>
  )
}

/** Whether anything on the agenda is more than a prompt. */
function saysSomething({ projection: { items, text } }: Prepared): boolean {
  return items.length > 0 ? items.some(isWritten) : text.trim() !== ''
}
