import type { ComboChoice } from '../../ui/ComboBox'
import { WordsField } from '../../ui/WordsField'
import { fuzzyOrder } from '../people/people-view'

interface TagsFieldProps {
  label: string
  tags: readonly string[]
  /** Those in use, to complete from. */
  known: readonly string[]
  onChange: (tags: string[]) => void
  autoFocus?: boolean
}

/** As many as stay in sight under the field. */
const longestList = 8

/** Some tags, completed from those in use. */
export function TagsField({ label, tags, known, onChange, autoFocus }: TagsFieldProps) {
  return (
    <WordsField
      label={label}
      chosen={tags.map((tag) => ({ id: tag, label: `#${tag}` }))}
      choicesFor={(typed) => choicesFrom(known, typed.replace(/^#/, ''))}
      wordOf={(typed) => typed.trim().replace(/^#/, '')}
      onAdd={(tag) => onChange([...tags, tag])}
      onRemove={(tag) => onChange(tags.filter((other) => other !== tag))}
      {...(autoFocus ? { autoFocus } : {})}
    />
  )
}

/** The words that what is typed may mean, the best first. */
export function choicesFrom(known: readonly string[], typed: string): ComboChoice[] {
  const order = typed.trim() === '' ? known.map((_, index) => index) : fuzzyOrder(known, typed)
  return order
    .flatMap((index) => known[index] ?? [])
    .slice(0, longestList)
    .map((word) => ({ id: word, label: word }))
}
