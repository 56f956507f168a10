import type { Signal } from '@shared/documents/kinds/signal'
import { readCompetitor, type CompetitorBook } from '@shared/domain/signals/competitor-book'
import { nameCompetitor } from '@shared/domain/signals/edit-competitors'
import { useRecordEdits } from '../../app/window-session'
import { WordsField } from '../../ui/WordsField'
import { choicesFrom } from './TagsField'

/** Whom a signal names. "also called Acme Payroll" gives the last one an alias. */
export function CompetitorsField({ signal, competitors }: { signal: Signal; competitors: CompetitorBook }) {
  const edits = useRecordEdits()
  const words = signal.fields.competitors
  const write = (next: string[]) =>
    void edits.write('Change “Competitors”', [{ id: signal.id, fields: { competitors: next } }])

  const add = (typed: string) => {
    const last = words.at(-1)
    // "Acme, also called Acme Payroll": the comma has made a name of what stood before it.
    const { name, aliases } = readCompetitor(
      /^also\b/i.test(typed) && last !== undefined ? `${last} ${typed}` : typed,
    )
    if (name === '') return
    const next = words.includes(name) ? words : [...words, name]
    if (aliases.length === 0) return write(next)
    void edits.write(`“${name}” has another name`, [
      ...nameCompetitor({ name, aliases }, competitors.find(name)),
      ...(next === words ? [] : [{ id: signal.id, fields: { competitors: next } }]),
    ])
  }

  return (
    <WordsField
      label="Competitors"
      placeholder="Add a name"
      description="Type “Acme, also called Acme Payroll” where a competitor has two names."
      chosen={words.map((word) => {
        const name = competitors.nameOf(word)
        return { id: word, label: name === word ? word : `${word} (${name})` }
      })}
      choicesFor={(typed) =>
        choicesFrom(
          competitors.all.map(({ name }) => name),
          typed,
        )
      }
      wordOf={(typed) => typed.trim()}
      onAdd={add}
      onRemove={(word) => write(words.filter((other) => other !== word))}
    />
  )
}
