import './openers.css'
import { parseItemReference } from '@shared/body/agenda-item'
import type { ProjectedItem } from '@shared/body/project-body'
import type { Opener } from '@shared/documents/kinds/opener'
import { openerText } from '@shared/domain/opener-drafts'
import { isAsked } from '@shared/domain/openers/asked-before'
import { parseOpenerReference } from '@shared/domain/openers/opener-item'
import { useProjections } from '../../documents/use-projections'
import { useRows } from '../../documents/use-rows'
import { useSameItems } from '../../documents/use-same-items'
import { AnswerLine } from './AnswerLine'

/** The openers of an agenda that were asked, each with a line for what was answered. */
export function AskedHere({ items }: { items: readonly ProjectedItem[] }) {
  const asked = useAskedOn(items)
  if (asked.length === 0) return null
  return (
    <section className="asked-here" aria-labelledby="asked-here">
      <h2 className="section-heading" id="asked-here">
        Asked
      </h2>
      <ul>
        {asked.map((opener) => (
          <li key={opener.id}>
            <p className="opener-words" dir="auto">
              “{openerText(opener.fields)}”
            </p>
            <AnswerLine opener={opener} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** By themselves or as an item of a past agenda that was carried here. */
function useAskedOn(items: readonly ProjectedItem[]): Opener[] {
  const openers = useRows('opener')
  const refs = items.flatMap(({ ref }) => ref ?? [])
  const past = useProjections(useSameItems(refs.flatMap((ref) => parseItemReference(ref)?.meetingId ?? [])))
  const ids = new Set(
    refs.flatMap((ref) => {
      const item = parseItemReference(ref)
      const shown = item && past.get(item.meetingId)?.items.find(({ id }) => id === item.itemId)
      return parseOpenerReference(shown?.ref ?? ref) ?? []
    }),
  )
  return openers?.filter((opener) => ids.has(opener.id) && isAsked(opener.fields)) ?? []
}
