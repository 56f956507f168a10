import '../settings/settings.css'
import type { CalendarOptions } from '@shared/ipc/calls/calendar'
import { EditableList } from '../settings/EditableList'

interface TitlesThatCountProps {
  titlePatterns: readonly string[]
  onChange: (changes: Partial<CalendarOptions>) => void
}

/** The titles by which a meeting of several counts as a 1:1, as in the settings, where they are kept. */
export function TitlesThatCount({ titlePatterns, onChange }: TitlesThatCountProps) {
  return (
    <details className="import-part">
      <summary>What counts as a 1:1 by its title</summary>
      <EditableList
        label="Titles that are 1:1s"
        description="A meeting with such a title is offered as a 1:1, whoever is invited. * stands for any words."
        entryName="Title"
        placeholder="*check-in*"
        empty="Only meetings with one other attendee are offered."
        entries={titlePatterns}
        onChange={(next) => onChange({ titlePatterns: next })}
      />
    </details>
  )
}
