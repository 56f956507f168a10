import type { Signal } from '@shared/documents/kinds/signal'
import { tagsOf } from '@shared/domain/signals/list-signals'
import { useRecordEdits } from '../../app/window-session'
import { useRows } from '../../documents/use-rows'
import { SavedArea } from '../people/SavedField'
import { RecordForm } from '../records/RecordForm'
import { CompetitorsField } from './CompetitorsField'
import { TagsField } from './TagsField'
import { titleOf } from './signal-words'
import { useCompetitors } from './use-signals'

/** What is known of a signal, each field saved by itself. Only its words are needed. */
export function SignalFields({ signal }: { signal: Signal }) {
  const edits = useRecordEdits()
  const competitors = useCompetitors()
  const signals = useRows('signal') ?? []
  const write = (label: string, fields: Partial<Signal['fields']>) =>
    void edits.write(`Change “${label}”`, [{ id: signal.id, fields }])
  return (
    <div className="form">
      <h1 className="only-read-out">{titleOf(signal)}</h1>
      <div className="signal-name">
        <SavedArea
          label="What was noticed"
          hideLabel
          placeholder="What was noticed"
          rows={1}
          value={signal.fields.text}
          onSave={(text) => write('What was noticed', { text })}
        />
      </div>
      <RecordForm kind="signal" row={signal} only={['type', 'soWhat']} />
      <CompetitorsField signal={signal} competitors={competitors} />
      <TagsField
        label="Tags"
        tags={signal.fields.tags}
        known={tagsOf(signals)}
        onChange={(tags) => write('Tags', { tags })}
      />
      <RecordForm kind="signal" row={signal} only={['shareWithIds']} />
      <section className="form signal-source" aria-labelledby="signal-source">
        <h2 className="section-heading" id="signal-source">
          Where it is from
        </h2>
        <RecordForm kind="signal" row={signal} only={['url', 'publication', 'date', 'quote']} />
      </section>
    </div>
  )
}
