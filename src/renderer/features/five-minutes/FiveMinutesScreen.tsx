import './five-minutes.css'
import { useMemo, useState } from 'react'
import { nextStep, placeOf, stepsOf, type Step } from '@shared/domain/five-minutes/steps'
import type { FiveMinutesPlan } from '@shared/domain/five-minutes/plan-five-minutes'
import { wallAt } from '@shared/domain/wall-clock'
import { keysOf } from '../../app/app-commands'
import { useRoutes } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { FiveMinutesDone } from './FiveMinutesDone'
import { MeetingStep } from './MeetingStep'
import { OneThingStep } from './OneThingStep'
import { PersonStep } from './PersonStep'
import { SignalStep } from './SignalStep'
import { usePlan } from './use-plan'
import { useStepEdits } from './use-step-edits'

/** The week's upkeep, a question at a time. */
export function FiveMinutesScreen() {
  const plan = usePlan()
  return (
    <Screen label="Five minutes" lead={<h1 className="screen-name">Five minutes</h1>}>
      {plan ? <Questions key={plan.startedAt} plan={plan} /> : <Skeleton rows={4} />}
    </Screen>
  )
}

const noRows: readonly never[] = []

function Questions({ plan }: { plan: FiveMinutesPlan }) {
  const routes = useRoutes()
  const meetings = useRows('meeting') ?? noRows
  const signals = useRows('signal') ?? noRows
  const people = useRows('person') ?? noRows
  const actions = useRows('action') ?? noRows
  const today = wallAt(useNow(), localZone()).slice(0, 10)
  const edits = useStepEdits(today, plan.actionId)
  /** Passed over, in their order: not answered, and nobody asks why. */
  const [passed, setPassed] = useState<readonly string[]>([])
  const steps = useMemo(
    () => stepsOf(plan, { meetings, signals, people, actions }),
    [plan, meetings, signals, people, actions],
  )
  const step = nextStep(steps, new Set(passed))
  const back = () => setPassed(passed.slice(0, -1))
  const pass = () => {
    if (step) setPassed([...passed, step.key])
  }
  const onKey = (key: string): boolean => {
    if (key === 'Escape') routes.go({ screen: 'today' })
    else if (key === 'ArrowRight') pass()
    else if (key === 'ArrowLeft') back()
    else return false
    return true
  }
  const ask = (asked: Step) => {
    const asking = { place: placeInWords(asked, steps), edits, onKey }
    switch (asked.kind) {
      case 'meeting':
        return <MeetingStep key={asked.key} meeting={asked.meeting} {...asking} />
      case 'signal':
        return <SignalStep key={asked.key} signal={asked.signal} {...asking} />
      case 'person':
        return <PersonStep key={asked.key} person={asked.person} {...asking} />
      case 'one-thing':
        return <OneThingStep key={asked.key} {...asking} />
    }
  }
  return (
    <div className="five-minutes">
      {step && (
        <p className="quiet-line">
          A look back and ahead, once a week: which 1:1s took place, which signals still hold, whom to meet,
          and one thing for next week. Skip what you like: nothing piles up.
        </p>
      )}
      {step ? ask(step) : <FiveMinutesDone steps={steps} today={today} onKey={onKey} />}
      <div className="step-ways">
        {step && (
          <Button variant="quiet" keys={keysOf('week-pass')} onPress={pass}>
            Skip this question
          </Button>
        )}
        {passed.length > 0 && (
          <Button variant="quiet" keys={keysOf('week-back')} onPress={back}>
            Back
          </Button>
        )}
        <span className="step-left figures">{leftInWords(steps, passed)}</span>
      </div>
    </div>
  )
}

const namesOfKinds: Record<Step['kind'], string> = {
  meeting: '1:1s to confirm',
  signal: 'Signals',
  person: 'Not met for a while',
  'one-thing': 'One thing',
}

function placeInWords(step: Step, steps: readonly Step[]): string {
  const { at, of } = placeOf(step, steps)
  return of === 1 ? namesOfKinds[step.kind] : `${namesOfKinds[step.kind]}, ${at} of ${of}`
}

function leftInWords(steps: readonly Step[], passed: readonly string[]): string {
  const left = steps.filter(({ key, isAnswered }) => !isAnswered && !passed.includes(key)).length
  return left === 0 ? '' : left === 1 ? '1 question left' : `${left} questions left`
}
