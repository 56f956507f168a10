import { weekdays, type Weekday } from '@shared/domain/five-minutes/week'
import { Select } from '../../ui/Select'
import type { Settings } from './use-settings'

const choices: { id: Weekday | 'off'; label: string }[] = [
  ...weekdays.map((id) => ({ id, label: `${id.charAt(0).toUpperCase()}${id.slice(1)}` })),
  { id: 'off', label: 'Never' },
]

export function FiveMinutesSection({ settings: { fields, change } }: { settings: Settings }) {
  return (
    <>
      <Select
        label="Today offers them on"
        choices={choices}
        value={fields.fiveMinutesDay}
        onChange={(fiveMinutesDay) => change('Change the day of the five minutes', { fiveMinutesDay })}
      />
      <p className="quiet-line">
        Once a week: which 1:1s took place, at most seven signals, one person you have not met for a while,
        and one thing for a relationship. What you skip is never held against you; the next week begins
        afresh. “Five minutes” in the palette opens them on any day.
      </p>
    </>
  )
}
