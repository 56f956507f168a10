import './field.css'
import './select.css'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { Kbd } from './Kbd'
import type { Choice } from './Select'

interface SegmentedChoiceProps<Id extends string> {
  label: string
  hideLabel?: boolean
  /** With the key that chooses it from anywhere on the screen. */
  choices: readonly (Choice<Id> & { keys?: string })[]
  value: Id
  onChange: (id: Id) => void
  isDisabled?: boolean
}

/** One of a few, all in sight. The arrow keys choose. */
export function SegmentedChoice<Id extends string>(props: SegmentedChoiceProps<Id>) {
  const { label, hideLabel, choices, value, onChange, isDisabled } = props
  return (
    <RadioGroup
      className="field"
      orientation="horizontal"
      value={value}
      onChange={(key) => {
        const chosen = choices.find(({ id }) => id === key)
        if (chosen) onChange(chosen.id)
      }}
      {...(isDisabled ? { isDisabled } : {})}
      {...(hideLabel ? { 'data-hide-label': true } : {})}
    >
      <Label className="field-label">{label}</Label>
      <div>
        <div className="segments">
          {choices.map((choice) => (
            <Radio key={choice.id} value={choice.id} className="segment">
              {choice.label}
              {choice.keys !== undefined && (
                <span aria-hidden>
                  <Kbd keys={choice.keys} />
                </span>
              )}
            </Radio>
          ))}
        </div>
      </div>
    </RadioGroup>
  )
}
