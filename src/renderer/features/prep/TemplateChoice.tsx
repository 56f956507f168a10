import { useEffect, useRef, useState } from 'react'
import type { Meeting } from '@shared/documents/kinds/meeting'
import type { Person } from '@shared/documents/kinds/person'
import { templateFor, templates } from '@shared/domain/templates'
import { useRecordEdits } from '../../app/window-session'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import type { ShelfActions } from './shelf/use-shelf-actions'
import { isNowhere } from './use-first-caret'

interface TemplateChoiceProps {
  meeting: Meeting
  person: Person | undefined
  /** The two have not met before. */
  isFirstMeeting: boolean
  /** What is carried over can be brought instead. */
  carried?: ShelfActions['bringCarried']
}

/** How an empty agenda may begin. Gone as soon as anything stands on it. */
export function TemplateChoice({ meeting, person, isFirstMeeting, carried }: TemplateChoiceProps) {
  const edits = useRecordEdits()
  const [chosenId, setChosenId] = useState(() =>
    templateFor(person?.fields.relation ?? 'other', { isFirstMeeting }),
  )
  const chosen = templates.find(({ id }) => id === chosenId)
  const beginButton = useRef<HTMLButtonElement>(null)
  const bringButton = useRef<HTMLButtonElement>(null)
  const hasCarried = carried !== undefined
  useEffect(() => {
    // On a desk that has just been opened Enter begins; an agenda that was emptied is being written.
    const { activeElement } = document
    if (!isNowhere(activeElement) && activeElement !== beginButton.current) return
    // What is carried over is known a moment later.
    const first = hasCarried ? bringButton : beginButton
    first.current?.focus()
  }, [hasCarried])

  const begin = () =>
    void edits.run({
      label: `Begin with “${chosen?.name ?? 'a template'}”`,
      perform: (commandId) =>
        call('meetings.insertTemplate', { commandId, id: meeting.id, template: chosenId }),
    })

  return (
    <section className="template-choice" aria-label="Begin from a template">
      <p className="quiet-line">
        Nothing on the agenda yet. Begin{carried ? ' with what is carried over,' : ''} from a template, or
        just write below.
      </p>
      {carried && (
        <div className="template-line">
          <Button ref={bringButton} variant="primary" onPress={carried.run}>
            {carried.count === 1 ? 'Bring the one carried over' : `Bring the ${carried.count} carried over`}
          </Button>
          {carried.fromLastTime > 0 && carried.fromLastTime < carried.count && (
            <p className="quiet-line">{carried.fromLastTime} of them from last time</p>
          )}
        </div>
      )}
      <div className="template-line">
        <Select
          label="Template"
          hideLabel
          choices={templates.map(({ id, name, purpose }) => ({ id, label: name, description: purpose }))}
          value={chosenId}
          onChange={setChosenId}
        />
        <Button ref={beginButton} variant={carried ? 'plain' : 'primary'} onPress={begin}>
          Begin with it
        </Button>
      </div>
      {chosen && <p className="quiet-line">{chosen.purpose}.</p>}
    </section>
  )
}
