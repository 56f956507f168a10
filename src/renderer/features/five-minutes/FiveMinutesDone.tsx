import { useEffect, useRef } from 'react'
import { doneInWords } from '@shared/domain/five-minutes/done-in-words'
import type { Step } from '@shared/domain/five-minutes/steps'
import { settingsId } from '@shared/documents/kinds/settings'
import { useRoutes } from '../../app/route'
import { useRecordEdits } from '../../app/window-session'
import { Button } from '../../ui/Button'

interface FiveMinutesDoneProps {
  steps: readonly Step[]
  today: string
  onKey: (key: string) => boolean
}

/** What the week's upkeep came to. What was passed over is not mentioned: there is no debt. */
export function FiveMinutesDone({ steps, today, onKey }: FiveMinutesDoneProps) {
  const routes = useRoutes()
  const edits = useRecordEdits()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const lines = doneInWords(steps)
  const finish = () => {
    void edits.write('Finish the five minutes', [
      { id: settingsId, kind: 'settings', fields: { fiveMinutesSettledOn: today } },
    ])
    routes.go({ screen: 'today' })
  }
  return (
    <section
      className="step"
      aria-labelledby="five-minutes-done"
      onKeyDown={(event) => {
        if (!event.defaultPrevented && onKey(event.key)) event.preventDefault()
      }}
    >
      <h2 className="step-title" id="five-minutes-done">
        {lines.length === 0 ? 'Nothing this week' : 'Done for this week'}
      </h2>
      {lines.length === 0 ? (
        <p className="step-detail">Next week begins afresh.</p>
      ) : (
        <ul className="step-lines" data-private>
          {lines.map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      )}
      <div className="step-answers">
        <Button variant="primary" keys="Enter" ref={button} onPress={finish}>
          Back to Today
        </Button>
      </div>
    </section>
  )
}
