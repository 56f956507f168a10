import './first-run.css'
import { useState } from 'react'
import { firstNameOf } from '@shared/domain/meeting-words'
import { useWindowSession } from '../../app/window-session'
import { useRow, useRows } from '../../documents/use-rows'
import { AboutPerson } from './AboutPerson'
import { AskWho, type Asked } from './AskWho'
import { goToStep, type FirstRunStep } from './first-run-step'

interface Created {
  personId: string
  meetingId: string
}

/** The first two of the ten minutes: a page with one question on it. */
export function FirstRun({ step }: { step: FirstRunStep }) {
  const [created, setCreated] = useState<Created>()
  const [asked, setAsked] = useState<Asked>()
  const { undo } = useWindowSession()
  const meetings = useRows('meeting')
  // Begun in an earlier run of the app: there is one meeting, the one that was made then.
  const meeting = meetings?.find(({ id }) => id === created?.meetingId) ?? meetings?.[0]
  const person = useRow('person', created?.personId ?? meeting?.fields.personId ?? null)
  // What was answered is taken back as any edit is, and stands in the fields again.
  const goBack = async () => {
    await undo.undo()
    setCreated(undefined)
    await goToStep('ask')
  }
  return (
    <main className="first-run" data-pane="work" tabIndex={-1} aria-label="The first ten minutes">
      <div className="first-run-page">
        <p className="first-run-mark">
          <span className="rail-mark" aria-hidden>
            L
          </span>
          Leadup
        </p>
        {step === 'lines' && person && meeting ? (
          <AboutPerson
            key={person.id}
            personId={person.id}
            firstName={firstNameOf(person.fields.name)}
            meetingId={meeting.id}
            {...(created ? { onBack: () => void goBack() } : {})}
          />
        ) : (
          // While what was begun earlier is being read, nothing: a question that turns into another is a fright.
          (step === 'ask' || meetings !== undefined) && (
            <AskWho
              asked={asked}
              onCreated={(ids, answers) => {
                setCreated(ids)
                setAsked(answers)
              }}
            />
          )
        )}
      </div>
    </main>
  )
}
