import type { Capture } from '@shared/documents/kinds/capture'
import { isCaptureWord, meaningOf } from '@shared/domain/capture/capture-word'
import { dayLabel } from '@shared/domain/capture/date-reader'
import { useRows } from '../../documents/use-rows'
import { Chip } from '../../ui/Chip'

/** How a captured line was understood. */
export function CaptureChips({ capture }: { capture: Capture }) {
  const people = useRows('person')
  const { word, personIds, tags, url, dueDate } = capture.fields
  const names = personIds.flatMap((id) => people?.find((person) => person.id === id)?.fields.name ?? [])
  if (names.length + tags.length === 0 && word + url + dueDate === '') return null
  return (
    <ul className="capture-chips" aria-label="Understood as">
      {isCaptureWord(word) && (
        <li>
          <Chip tone="plum">{meaningOf(word).label}</Chip>
        </li>
      )}
      {names.map((name) => (
        <li key={name}>
          <Chip tone="accent">{name}</Chip>
        </li>
      ))}
      {dueDate && (
        <li>
          <Chip tone="amber">{dayLabel(dueDate)}</Chip>
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

function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '')
  } catch {
    // Typed without a scheme: up to the first slash it is the host.
    return url.split('/')[0] ?? url
  }
}
