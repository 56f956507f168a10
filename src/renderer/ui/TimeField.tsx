import './field.css'
import './date.css'
import { parseTime } from '@internationalized/date'
import { DateInput, DateSegment, Label, TimeField as AriaTimeField } from 'react-aria-components'

interface TimeFieldProps {
  label: string
  /** `HH:mm`; `null` for none. */
  value: string | null
  onChange: (value: string | null) => void
  autoFocus?: boolean
}

/** A time of day on the 24-hour clock. */
export function TimeField({ label, value, onChange, autoFocus }: TimeFieldProps) {
  return (
    <AriaTimeField
      className="field"
      hourCycle={24}
      granularity="minute"
      value={readTime(value)}
      onChange={(time) => onChange(time ? time.toString().slice(0, 5) : null)}
      {...(autoFocus ? { autoFocus } : {})}
    >
      <Label className="field-label">{label}</Label>
      <DateInput className="input date-input date-segments">
        {(segment) => <DateSegment className="date-segment figures" segment={segment} />}
      </DateInput>
    </AriaTimeField>
  )
}

function readTime(value: string | null) {
  if (!value) return null
  try {
    return parseTime(value)
  } catch {
    // As for dates: what is no time reads as none and is kept until one is chosen.
    return null
  }
}
