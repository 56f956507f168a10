import { Select, type Choice } from '../../ui/Select'
import { EditableList } from './EditableList'
import { SubscriptionSettings } from './SubscriptionSettings'
import type { Settings } from './use-settings'

export function CalendarSection({ settings: { fields, change } }: { settings: Settings }) {
  return (
    <>
      <Select
        label="Tell me before a 1:1"
        choices={noticeChoices}
        value={String(fields.noticeMinutes)}
        onChange={(minutes) => change('Change the notice before a 1:1', { noticeMinutes: Number(minutes) })}
      />
      <p className="quiet-line">
        A notification with the time and how ready it is. It names nobody. Click it to open the agenda.
      </p>
      <SubscriptionSettings />
      <EditableList
        label="Your e-mail addresses"
        description="So that a meeting’s other attendee can be told from you."
        entryName="E-mail address"
        placeholder="you@example.org"
        empty="None yet. The first import asks."
        entries={fields.ownAddresses}
        onChange={(ownAddresses, toast) => change('Change your e-mail addresses', { ownAddresses }, toast)}
        check={notAnAddress}
      />
      <EditableList
        label="Ignored e-mail addresses"
        description="Assistants, rooms and lists that do not count as attendees."
        entryName="E-mail address"
        placeholder="assistant@example.org"
        empty="Nobody is ignored."
        entries={fields.ignoredAddresses}
        onChange={(ignoredAddresses, toast) =>
          change('Change the ignored e-mail addresses', { ignoredAddresses }, toast)
        }
        check={notAnAddress}
      />
      <EditableList
        label="Titles that are 1:1s"
        description="A meeting with such a title is offered as a 1:1, whoever is invited. * stands for any words."
        entryName="Title"
        placeholder="*catch up*"
        empty="Only meetings with one other attendee are offered."
        entries={fields.titlePatterns}
        onChange={(titlePatterns, toast) =>
          change('Change the titles that are 1:1s', { titlePatterns }, toast)
        }
      />
    </>
  )
}

const noticeChoices: readonly Choice<string>[] = [
  { id: '0', label: 'Never' },
  ...[5, 10, 15, 30, 60].map((minutes) => ({ id: String(minutes), label: `${minutes} minutes before` })),
]

function notAnAddress(entry: string): string | undefined {
  return /^\S+@\S+$/.test(entry) ? undefined : 'An e-mail address has an @ in it, as in you@example.org.'
}
