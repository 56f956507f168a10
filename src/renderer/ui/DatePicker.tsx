import './field.css'
import './overlay.css'
import './date.css'
import { parseDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker as AriaDatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
} from 'react-aria-components'

interface DatePickerProps {
  label: string
  /** `YYYY-MM-DD`; `null` for none. */
  value: string | null
  onChange: (value: string | null) => void
  autoFocus?: boolean
}

/** A date, typed part by part or picked in a month. */
export function DatePicker({ label, value, onChange, autoFocus }: DatePickerProps) {
  return (
    <AriaDatePicker
      className="field"
      granularity="day"
      value={readDate(value)}
      onChange={(date) => onChange(date ? date.toString() : null)}
      {...(autoFocus ? { autoFocus } : {})}
    >
      <Label className="field-label">{label}</Label>
      <Group className="input date-input">
        <DateInput className="date-segments">
          {(segment) => <DateSegment className="date-segment figures" segment={segment} />}
        </DateInput>
        <Button className="date-button">
          <CalendarDays aria-hidden size={16} strokeWidth={1.75} />
        </Button>
      </Group>
      <Popover className="popover">
        <Dialog className="dialog calendar-dialog">
          <Calendar>
            <header className="calendar-head">
              <Button slot="previous" className="date-button">
                <ChevronLeft aria-hidden size={16} />
              </Button>
              <Heading className="calendar-month" />
              <Button slot="next" className="date-button">
                <ChevronRight aria-hidden size={16} />
              </Button>
            </header>
            <CalendarGrid className="calendar-grid">
              {(date) => <CalendarCell className="calendar-day figures" date={date} />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </AriaDatePicker>
  )
}

function readDate(value: string | null) {
  if (!value) return null
  try {
    return parseDate(value)
  } catch {
    // Another version's value that is no date reads as none; what is stored stays until a date is chosen.
    return null
  }
}
