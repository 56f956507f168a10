import { useMemo, useState } from 'react'
import type { CompetitorBook, KnownCompetitor } from '@shared/domain/signals/competitor-book'
import { readCompetitor } from '@shared/domain/signals/competitor-book'
import { nameCompetitor, speakingOf } from '@shared/domain/signals/edit-competitors'
import { everySignal } from '@shared/domain/signals/list-signals'
import { useRoutes } from '../../app/route'
import { useRecordEdits } from '../../app/window-session'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Row, RowList } from '../../ui/Row'
import { TextField } from '../../ui/TextField'
import { EditCompetitor } from './EditCompetitor'
import { keepListPlace } from './list-place'
import { countOf } from './signal-words'
import { useCompetitors } from './use-signals'

/** Competitors by name, with what else each is called and how many signals speak of them. */
export function CompetitorList() {
  const routes = useRoutes()
  const competitors = useCompetitors()
  const counts = useCounts(competitors)
  const [edited, setEdited] = useState<KnownCompetitor>()
  const showSignals = (name: string) => {
    keepListPlace({ filter: { ...everySignal, competitor: name }, isListLeft: true })
    routes.go({ screen: 'signals' })
  }
  return (
    <>
      <CompetitorEntry competitors={competitors} />
      {competitors.all.length === 0 ? (
        <EmptyState title="Whom do your customers choose between?">
          <p>
            A name is enough; other names it goes by help. A signal that mentions a competitor is counted
            here, and a competitor that you add to a signal is listed here, too.
          </p>
        </EmptyState>
      ) : (
        <section aria-label="Competitors">
          <RowList>
            {competitors.all.map((competitor) => {
              const { name, aliases } = competitor
              const count = counts.get(name) ?? 0
              return (
                <Row
                  key={name}
                  title={name}
                  detail={aliases.length > 0 ? `Also called ${aliases.join(', ')}` : undefined}
                  end={
                    <>
                      {count > 0 && (
                        <Button
                          variant="quiet"
                          aria-label={`${countOf(count)} about ${name}`}
                          onPress={() => showSignals(name)}
                        >
                          {countOf(count)}
                        </Button>
                      )}
                      <Button
                        variant="quiet"
                        aria-label={`Change ${name}`}
                        onPress={() => setEdited(competitor)}
                      >
                        Change
                      </Button>
                    </>
                  }
                />
              )
            })}
          </RowList>
        </section>
      )}
      {edited && (
        <EditCompetitor competitor={edited} competitors={competitors} onClose={() => setEdited(undefined)} />
      )}
    </>
  )
}

function CompetitorEntry({ competitors }: { competitors: CompetitorBook }) {
  const edits = useRecordEdits()
  const signals = useRows('signal')
  const [line, setLine] = useState('')
  const read = readCompetitor(line)
  const known = [read.name, ...read.aliases].map((word) => competitors.find(word)).find(Boolean)
  const add = async () => {
    if (read.name === '') return
    setLine('')
    const speaking = speakingOf(signals ?? [], competitors, read)
    const outcome = await edits.write(
      `Name ${read.name}`,
      [...nameCompetitor(read, known), ...speaking],
      speaking.length > 0 ? `${countOf(speaking.length)} named ${read.name} already.` : undefined,
    )
    if (outcome === 'refused') setLine(line)
  }
  return (
    <form
      aria-label="New competitor"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField
        label="Name a competitor"
        autoFocus
        placeholder="Acme, also called Acme Payroll"
        value={line}
        onChange={setLine}
        maxLength={200}
        description={
          known && read.name !== ''
            ? `${known.name} is here already; another name is added to it.`
            : undefined
        }
        button={
          <Button type="submit" variant="primary" isDisabled={read.name === ''}>
            Add
          </Button>
        }
      />
    </form>
  )
}

/** How many signals name each, by name. */
function useCounts(competitors: CompetitorBook): ReadonlyMap<string, number> {
  const signals = useRows('signal')
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const { fields } of signals ?? []) {
      if (fields.setAsideAt !== null) continue
      for (const name of new Set(fields.competitors.map((word) => competitors.nameOf(word)))) {
        counts.set(name, (counts.get(name) ?? 0) + 1)
      }
    }
    return counts
  }, [signals, competitors])
}
