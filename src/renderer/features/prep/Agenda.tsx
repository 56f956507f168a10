import { keepWhenLate } from '@shared/domain/keep-when-late'
import { minutesLeftInWords, minutesLeftWhenLate } from '@shared/domain/meeting-notice'
import { isWritten } from '@shared/domain/prompts'
import { BodyEditor } from '../../editor/BodyEditor'
import type { BodyEditorHandle } from '../../editor/body-editor-handle'
import { useRecordEdits } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { OutcomeHint } from '../close/OutcomeHint'
import { Backlinks } from '../links/Backlinks'
import { AskedHere } from '../openers/AskedHere'
import { SavedField } from '../people/SavedField'
import { styleWords } from '../people/person-words'
import { Keep } from '../today/Keep'
import { minutesOf, MinutesBar } from './MinutesBar'
import type { ShelfActions } from './shelf/use-shelf-actions'
import { TemplateChoice } from './TemplateChoice'
import type { Prepared } from './use-prepared'

interface AgendaProps {
  prepared: Prepared
  /** How what is carried over gets on it. */
  carried: ShelfActions['bringCarried']
  onHandle: (handle: BodyEditorHandle | undefined) => void
}

/** The agenda: its name, how it fills its time, and its text. */
export function Agenda({ prepared, carried, onHandle }: AgendaProps) {
  const edits = useRecordEdits()
  const { view, projection, isRead } = prepared
  const { meeting, title, person } = view
  return (
    <div className="agenda">
      {view.isCancelled && (
        <div className="hint" role="status">
          <span>This 1:1 is cancelled. Its agenda is kept.</span>
          <Button
            variant="quiet"
            onPress={() =>
              void edits.write(`Bring back ${title}`, [{ id: meeting.id, fields: { status: 'planned' } }])
            }
          >
            Bring it back
          </Button>
        </div>
      )}
      {view.isPast && !view.isCancelled && <OutcomeHint view={view} />}
      <div className="agenda-title">
        <h1 className="only-read-out">{title}</h1>
        <SavedField
          label="Title"
          hideLabel
          voice="document"
          placeholder={title}
          value={meeting.fields.title}
          onSave={(value) =>
            void edits.write('Change the title', [{ id: meeting.id, fields: { title: value } }])
          }
        />
      </div>
      {isRead && <KeepWhenLate prepared={prepared} />}
      {isRead && <AgendaFigures prepared={prepared} />}
      {awaitsTemplate(prepared) && (
        <TemplateChoice meeting={meeting} person={person} isFirstMeeting={false} carried={carried} />
      )}
      <section className="agenda-text" aria-labelledby="agenda-heading">
        <h2 className="section-heading" id="agenda-heading">
          Agenda
        </h2>
        <BodyEditor documentId={meeting.id} mode="agenda" label={`Agenda of ${title}`} onHandle={onHandle} />
      </section>
      {isRead && <AskedHere items={projection.items} />}
      <Backlinks id={meeting.id} />
    </div>
  )
}

/** Nothing stands on it, and it is still ahead. */
function awaitsTemplate({ view, projection, isRead }: Prepared): boolean {
  const isEmpty = isRead && projection.items.length === 0 && projection.text.trim() === ''
  return isEmpty && !view.isPast && !view.isCancelled
}

/** "5 minutes left: keep these two", where it is late for all of it. */
function KeepWhenLate({ prepared: { view, views, projection, readiness } }: { prepared: Prepared }) {
  const isReady = readiness?.isReady ?? true
  const { nowMs } = views.viewpoint
  const left = view.time && !view.isCancelled && minutesLeftWhenLate(view.time, { nowMs, isReady })
  if (!left) return null
  return <Keep items={keepWhenLate(projection.items)} before={minutesLeftInWords(left)} />
}

function AgendaFigures({ prepared: { view, projection } }: { prepared: Prepared }) {
  const { items } = projection
  const { minutes } = view.meeting.fields
  const planned = minutesOf(items)
  const unwritten = minutesOf(items.filter((item) => !isWritten(item)))
  const over = planned - minutes
  return (
    <>
      <p className="agenda-figures figures">
        <span data-over={over > 0 || undefined}>
          {planned} of {minutes} minutes{over > 0 && `, ${over} too many`}
          {unwritten > 0 && (
            <span className="agenda-unwritten">
              , {unwritten === planned ? 'nothing written yet' : `${unwritten} of them not written yet`}
            </span>
          )}
        </span>
        <span>{items.length === 1 ? '1 item' : `${items.length} items`}</span>
        {view.person && <span>{styleWords[view.person.fields.style]}</span>}
      </p>
      {items.length > 0 && <MinutesBar items={items} minutes={minutes} />}
    </>
  )
}
