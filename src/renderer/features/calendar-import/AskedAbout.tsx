import { useState } from 'react'
import type { CalendarOptions, CalendarPreview } from '@shared/ipc/calls/calendar'
import { Checkbox } from '../../ui/Checkbox'
import { Select } from '../../ui/Select'
import { eventsInWords, meetingsInWords } from './import-words'

interface AskedAboutProps {
  preview: CalendarPreview
  options: CalendarOptions
  onChange: (changes: Partial<CalendarOptions>) => void
}

/** What only the user can say: whom an unclear 1:1 is with, and who does not count. */
export function AskedAbout(props: AskedAboutProps) {
  return (
    <>
      <UnclearEvents {...props} />
      <Assistants {...props} />
    </>
  )
}

const nobody = 'nobody'

function UnclearEvents({ preview, options, onChange }: AskedAboutProps) {
  // Once answered an event is no longer unclear; it stays in sight, so that the answer can be changed.
  const unclear = useSeen(preview.unclear, ({ uid }) => uid)
  if (unclear.length === 0) return null
  const choose = (uid: string, person: string) => {
    const others = options.chosen.filter((chosen) => chosen.uid !== uid)
    onChange({ chosen: person === nobody ? others : [...others, { uid, person }] })
  }
  return (
    <section className="import-section" aria-labelledby="import-unclear">
      <h3 className="import-heading" id="import-unclear">
        Who is it with?
      </h3>
      <ul className="import-people">
        {unclear.map(({ uid, title, choices, meetingCount }) => (
          <li key={uid} className="import-person-line">
            <span className="import-words">
              <span dir="auto">{title}</span>
              <span className="import-detail">
                {choices.length} people in it · {meetingsInWords(meetingCount)}
              </span>
            </span>
            <Select
              label={`Who “${title}” is with`}
              hideLabel
              choices={[
                { id: nobody, label: 'Nobody: pass it over' },
                ...choices.map(({ email, name }) => ({
                  id: email || name,
                  label: name,
                  ...(email === '' || email === name ? {} : { description: email }),
                })),
              ]}
              value={options.chosen.find((chosen) => chosen.uid === uid)?.person ?? nobody}
              onChange={(person) => choose(uid, person)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Assistants({ preview, options, onChange }: AskedAboutProps) {
  const assistants = useSeen(preview.assistants, ({ email }) => email)
  if (assistants.length === 0) return null
  const ignored = options.ignoredAddresses
  return (
    <section className="import-section" aria-labelledby="import-assistants">
      <h3 className="import-heading" id="import-assistants">
        Do not count, perhaps
      </h3>
      <p className="quiet-line">
        They seem to keep somebody’s calendar. Ignored, they no longer make a third one in a 1:1.
      </p>
      <div className="import-ticks">
        {assistants.map(({ email, name, eventCount }) => (
          <Checkbox
            key={email}
            isSelected={ignored.includes(email)}
            onChange={(isIgnored) =>
              onChange({
                ignoredAddresses: isIgnored
                  ? [...ignored, email]
                  : ignored.filter((other) => other !== email),
              })
            }
          >
            <span dir="auto">Ignore {name}</span>
            <span className="import-detail">
              {[email === name ? '' : email, eventsInWords(eventCount)].filter(Boolean).join(' · ')}
            </span>
          </Checkbox>
        ))}
      </div>
    </section>
  )
}

/** Everything that was in the list since this is shown, in the order it came. */
function useSeen<Item>(list: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const [seen, setSeen] = useState<readonly Item[]>(list)
  const known = new Set(seen.map(keyOf))
  const added = list.filter((item) => !known.has(keyOf(item)))
  if (added.length > 0) setSeen([...seen, ...added])
  return seen
}
