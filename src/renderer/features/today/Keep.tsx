import './today.css'
import type { ProjectedItem } from '@shared/body/project-body'
import { keepWords } from '@shared/domain/meeting-notice'

/** What to talk about where little time is left; nothing where there is nothing. */
export function Keep({ items, before = '' }: { items: readonly ProjectedItem[]; before?: string }) {
  if (items.length === 0) return null
  const words = [before, keepWords(items.length)].filter(Boolean).join(': ')
  return (
    <div className="keep">
      <p>{words.charAt(0).toUpperCase() + words.slice(1)}:</p>
      <ul>
        {items.map(({ id, headline }) => (
          <li key={id} className="document-text" dir="auto">
            {headline}
          </li>
        ))}
      </ul>
    </div>
  )
}
