import { useEffect, useRef, type ReactNode } from 'react'
import { isPrivateHidden } from '../../app/use-private-hidden'
import { Button } from '../../ui/Button'

/** One answer to a question: its single key, and the word on its button. */
export interface Answer {
  /** As in the table of shortcuts. */
  keys: string
  label: string
  isPrimary?: boolean
  run: () => void
}

interface StepFrameProps {
  /** "Signals, 3 of 7" */
  place: string
  title: ReactNode
  /** For the user's own eyes. */
  isPrivate?: boolean
  answers: readonly Answer[]
  /** Keys for what stands above the answers; false where it is none of them. */
  onChoice?: (key: string) => boolean
  /** What the keys do besides: passing over, going back. */
  onKey: (key: string) => boolean
  children?: ReactNode
}

/** One question at a time, large, with its answers and their keys. It takes the focus, so that its keys are heard. */
export function StepFrame({ place, title, isPrivate, answers, onChoice, onKey, children }: StepFrameProps) {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => frame.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    // What had the focus may be gone with what it did.
    if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true })
  })
  return (
    <section
      ref={frame}
      className="step"
      tabIndex={-1}
      aria-label={place}
      onKeyDown={(event) => {
        const { key, target, nativeEvent } = event
        const isTyped = target instanceof HTMLElement && target.matches('input, textarea')
        const isHeld = event.ctrlKey || event.metaKey || event.altKey
        if (nativeEvent.isComposing || isTyped || isHeld || event.defaultPrevented) return
        // Nobody answers what is not in sight.
        const heard = isPrivate && isPrivateHidden() ? [] : answers
        const answer = heard.find(({ keys }) => keys.toLowerCase() === key.toLowerCase())
        if (answer) answer.run()
        else if (!(heard === answers && onChoice?.(key)) && !onKey(key)) return
        event.preventDefault()
      }}
    >
      <p className="step-place figures">{place}</p>
      <div className="step-body" data-private={isPrivate || undefined}>
        <h2 className="step-title" dir="auto">
          {title}
        </h2>
        {children}
        <div className="step-answers">
          {answers.map(({ keys, label, isPrimary, run }) => (
            <Button key={keys} variant={isPrimary ? 'primary' : 'plain'} keys={keys} onPress={run}>
              {label}
            </Button>
          ))}
        </div>
      </div>
      {isPrivate && <p className="step-hidden">What comes here is private, and hidden.</p>}
    </section>
  )
}
