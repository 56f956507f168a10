import { useMemo, useState } from 'react'
import { relationshipSuggestions } from '@shared/domain/five-minutes/relationship-suggestions'
import { keysOf } from '../../app/app-commands'
import { useNow } from '../../app/use-now'
import { useRows } from '../../documents/use-rows'
import { StepFrame, type Answer } from './StepFrame'
import { StepLine } from './StepLine'
import type { StepEdits } from './use-step-edits'

interface OneThingStepProps {
  place: string
  edits: StepEdits
  onKey: (key: string) => boolean
}

/** One thing for a relationship next week: one of those proposed, or the user's own. */
export function OneThingStep({ place, edits, onKey }: OneThingStepProps) {
  const people = useRows('person')
  const notes = useRows('note')
  const actions = useRows('action')
  const nowMs = useNow()
  const [isWriting, setWriting] = useState(false)
  const proposed = useMemo(
    () => (people && notes && actions ? relationshipSuggestions({ people, notes, actions, nowMs }) : []),
    [people, notes, actions, nowMs],
  )
  const own: Answer = {
    keys: keysOf('week-own'),
    label: proposed.length === 0 ? 'Write it' : 'Something else',
    isPrimary: proposed.length === 0,
    run: () => setWriting(true),
  }
  return (
    <StepFrame
      place={place}
      title="What will you do for a relationship next week?"
      isPrivate
      onKey={onKey}
      onChoice={(key) => {
        const chosen = proposed[Number(key) - 1]
        if (chosen) edits.choose(chosen)
        return chosen !== undefined
      }}
      answers={[own]}
    >
      {proposed.length === 0 && (
        <p className="step-detail">
          Note on a person’s page what they want to reach, or how you can help: it is proposed here then.
        </p>
      )}
      {proposed.length > 0 && (
        <ul className="step-choices">
          {proposed.map((suggestion, index) => (
            <li key={suggestion.text}>
              <button type="button" className="step-choice" onClick={() => edits.choose(suggestion)}>
                <kbd className="kbd" aria-hidden>
                  {index + 1}
                </kbd>
                <span>
                  <span className="step-choice-words document-text" dir="auto">
                    {suggestion.text}
                  </span>
                  <span className="step-choice-why">{suggestion.why}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {isWriting && (
        <StepLine
          label="One thing for next week"
          description="It becomes an action of yours, due on Friday."
          onKeep={(text) => edits.choose({ text, isHelp: false, personId: null })}
          onClose={() => setWriting(false)}
        />
      )}
    </StepFrame>
  )
}
