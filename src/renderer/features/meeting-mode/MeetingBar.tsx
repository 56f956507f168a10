import { ArrowLeft } from 'lucide-react'
import type { ProjectedItem } from '@shared/body/project-body'
import { isWritten } from '@shared/domain/prompts'
import { keysOf } from '../../app/app-commands'
import { Button, IconButton } from '../../ui/Button'
import type { MeetingActions } from './meeting-actions'

interface MeetingBarProps {
  actions: MeetingActions
  present: ProjectedItem | undefined
  next: ProjectedItem | undefined
}

/** What can be done with the item in sight, each with its key, and what comes next. */
export function MeetingBar({ actions, present, next }: MeetingBarProps) {
  const isAction = present?.ref?.startsWith('action:') ?? false
  const { tick, makeMine, makeTheirs, write, hear } = actions
  const canBeAction = !isAction && present !== undefined && isWritten(present)
  return (
    <footer className="meeting-bar">
      <div className="meeting-steps">
        <IconButton icon={ArrowLeft} label="Previous item (Left)" onPress={actions.previous} />
        <Button variant="primary" keys={keysOf('meeting-next')} onPress={actions.next}>
          Next
        </Button>
        <span className="meeting-next" dir="auto">
          {next ? (
            next.headline || 'An empty item'
          ) : (
            <span className="meeting-next-label">The last item</span>
          )}
        </span>
      </div>
      <div className="meeting-doings" role="group" aria-label="This item">
        {tick && (
          <Button keys={keysOf('meeting-tick')} onPress={tick}>
            {tickWords(present)}
          </Button>
        )}
        {write && (
          <Button variant="quiet" keys={keysOf('meeting-write')} onPress={write}>
            Write<More> under it</More>
          </Button>
        )}
        {makeMine && canBeAction && (
          <Button variant="quiet" keys={keysOf('make-my-action')} onPress={makeMine}>
            I owe it
          </Button>
        )}
        {makeTheirs && canBeAction && (
          <Button variant="quiet" keys={keysOf('make-their-action')} onPress={makeTheirs}>
            Owed to me
          </Button>
        )}
        {hear && (
          <Button variant="quiet" keys={keysOf('meeting-heard')} onPress={hear}>
            Note<More> to yourself</More>
          </Button>
        )}
        <Button variant="quiet" keys={keysOf('meeting-add')} onPress={actions.add}>
          Add<More> an item</More>
        </Button>
      </div>
    </footer>
  )
}

/** Said where there is room for it. */
function More({ children }: { children: string }) {
  return <span className="meeting-doing-more">{children}</span>
}

/** Ticking an opener says that it was asked. */
function tickWords(item: ProjectedItem | undefined): string {
  if (item?.ticked) return 'Untick'
  return item?.kind === 'opener' ? 'Asked' : 'Tick'
}
