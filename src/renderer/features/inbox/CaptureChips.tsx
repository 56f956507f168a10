import type { Capture } from '@shared/documents/kinds/capture'
import { useRows } from '../../documents/use-rows'
import { Chip } from '../../ui/Chip'

/** How a captured line was understood. */
export function CaptureChips({ capture }: { capture: Capture }) {
  const people = useRows('person')
  const { personIds, tags, url, dueDate } = capture.fields
  const names = personIds.flatMap((id) => people?.find((person) => person.id === id)?.fields.name ?? [])
  if (names.length + tags.length === 0 && url === '' && dueDate === '') return null
  return (
    <ul className="capture-chips" aria-label="Understood as">
      {names.map((name) => (
        <li key={name}>
          <Chip tone="accent">{name}</Chip>
        </li>
      ))}
      {dueDate && (
        <li>
          <Chip tone="amber">{dayOf(dueDate)}</Chip>
        </li>
      )}
      {tags.map((tag) => (
        <li key={tag}>
          <Chip>#{tag}</Chip>
        </li>
      ))}
      {url && (
        <li>
          <Chip>{hostOf(url)}</Chip>
        </li>
      )}
    </ul>
  )
}

function dayOf(date: string): string {
  const ms = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(ms)) return date
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(ms)
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '')
  } catch {
    // Typed without a scheme: up to the first slash it is the host.
    return url.split('/')[0] ?? url
  }
}
