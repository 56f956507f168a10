import { ListFilter } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import { choicesOf } from '@shared/documents/form-field'
import { signalTypeWords } from '@shared/documents/kinds/signal'
import type { CompetitorBook } from '@shared/domain/signals/competitor-book'
import {
  everySignal,
  isNarrowed,
  signalShows,
  signalSorts,
  type SignalFilter,
} from '@shared/domain/signals/list-signals'
import { useIsNarrow } from '../../app/use-is-narrow'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Select, type Choice } from '../../ui/Select'

interface FilterBarProps {
  filter: SignalFilter
  onFilter: (filter: SignalFilter) => void
  competitors: CompetitorBook
  /** Those in use. */
  tags: readonly string[]
  shareWithIds: readonly string[]
}

/** Which signals are listed, and in which order. What nobody has used yet is not asked. */
export const FilterBar = memo(function FilterBar(props: FilterBarProps) {
  const { filter, onFilter, competitors, tags, shareWithIds } = props
  const isNarrow = useIsNarrow()
  const [isUnfolded, setUnfolded] = useState(() => isNarrowed(filter))
  const shared = usePeopleChoices(shareWithIds)
  const change = (part: Partial<SignalFilter>) => onFilter({ ...filter, ...part })
  const names = competitors.all.map(({ name }) => ({ id: name, label: name }))

  return (
    <div className="filter-bar" role="group" aria-label="Which signals">
      {isNarrow && (
        <Button
          variant="quiet"
          icon={ListFilter}
          aria-expanded={isUnfolded}
          onPress={() => setUnfolded(!isUnfolded)}
        >
          Filter
        </Button>
      )}
      {(!isNarrow || isUnfolded) && (
        <>
          <FilterSelect
            label="Show"
            choices={choicesOf(signalShows)}
            value={filter.show}
            onChange={(show) => change({ show })}
          />
          <FilterSelect
            label="Kind"
            choices={[{ id: '', label: 'Any kind' }, ...choicesOf(signalTypeWords)]}
            value={filter.type}
            onChange={(type) => change({ type })}
          />
          {names.length > 0 && (
            <FilterSelect
              label="Competitor"
              choices={[{ id: '', label: 'Any competitor' }, ...names]}
              value={filter.competitor}
              onChange={(competitor) => change({ competitor })}
            />
          )}
          {tags.length > 0 && (
            <FilterSelect
              label="Tag"
              choices={[{ id: '', label: 'Any tag' }, ...tags.map((tag) => ({ id: tag, label: `#${tag}` }))]}
              value={filter.tag}
              onChange={(tag) => change({ tag })}
            />
          )}
          {shared.length > 0 && (
            <div data-private>
              <FilterSelect
                label="Shared with"
                choices={[{ id: '', label: 'For anybody' }, ...shared]}
                value={filter.shareWithId}
                onChange={(shareWithId) => change({ shareWithId })}
              />
            </div>
          )}
          <FilterSelect
            label="Order"
            choices={choicesOf(signalSorts)}
            value={filter.sort}
            onChange={(sort) => change({ sort })}
          />
          {isNarrowed(filter) && (
            <Button variant="quiet" onPress={() => onFilter({ ...everySignal, sort: filter.sort })}>
              Show all
            </Button>
          )}
        </>
      )}
    </div>
  )
})

interface FilterSelectProps<Id extends string> {
  label: string
  choices: readonly Choice<Id>[]
  value: Id
  onChange: (id: Id) => void
}

function FilterSelect<Id extends string>(props: FilterSelectProps<Id>) {
  const isChosen = props.value !== props.choices[0]?.id
  return (
    <div className="filter-select" data-chosen={isChosen || undefined}>
      <Select {...props} hideLabel />
    </div>
  )
}

/** People by name, as choices. */
function usePeopleChoices(ids: readonly string[]): { id: string; label: string }[] {
  const people = useRows('person')
  return useMemo(
    () =>
      (people ?? [])
        .filter(({ id }) => ids.includes(id))
        .map(({ id, fields }) => ({ id, label: `For ${fields.name || 'nobody by name'}` }))
        .toSorted((one, other) => one.label.localeCompare(other.label)),
    [ids, people],
  )
}
