import { memo, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { TextField as AriaTextField, Input, Label } from 'react-aria-components'
import { signalTypeWords, type SignalType } from '@shared/documents/kinds/signal'
import type { CompetitorBook } from '@shared/domain/signals/competitor-book'
import { signalFromLine } from '@shared/domain/signals/signal-from-line'
import { wallAt } from '@shared/domain/wall-clock'
import { localZone, useNow } from '../../app/use-now'
import { useAppCommand, useRecordEdits } from '../../app/window-session'
import { newId } from '../../documents/bridge'
import { useRows, useRowStore } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { AlreadyHere } from './AlreadyHere'
import { keepListPlace, listPlace } from './list-place'
import { LineUnderstood } from './LineUnderstood'
import { sameSignalsOf } from './use-signals'

interface SignalEntryProps {
  competitors: CompetitorBook
  autoFocus: boolean
  onOpen: (id: string) => void
  /** Down or Escape with nothing typed. */
  onLeave: () => void
}

/** One line is enough: what it is, where it is from and whom it names are read from the words. */
export const SignalEntry = memo(function SignalEntry(props: SignalEntryProps) {
  const { competitors, autoFocus, onOpen, onLeave } = props
  const edits = useRecordEdits()
  const people = useRows('person')
  const rows = useRowStore()
  const now = wallAt(useNow(), localZone())
  const input = useRef<HTMLInputElement>(null)
  const [line, setLine] = useState(() => listPlace().line)
  const [chosen, setChosen] = useState<SignalType>()
  const [named, setNamed] = useState('')
  useAppCommand('new-signal', () => input.current?.focus())

  const type = (text: string) => {
    keepListPlace({ line: text })
    setLine(text)
    if (text !== '') return
    setChosen(undefined)
    setNamed('')
  }
  const read = useMemo(() => {
    const named = (people ?? []).map(({ id, fields }) => ({ id, name: fields.name }))
    return signalFromLine(line, { people: named, today: now, zone: localZone(), competitors })
  }, [line, people, now, competitors])
  const isEmpty = line.trim() === ''
  const same = useMemo(
    () => (isEmpty ? undefined : sameSignalsOf(rows.list('signal')).find(read.fields)),
    [isEmpty, rows, read],
  )
  const isNamed = named !== '' && named === read.maybeCompetitor
  const fields = {
    ...read.fields,
    type: chosen ?? read.fields.type,
    competitors: isNamed ? [named] : read.fields.competitors,
  }

  const add = async () => {
    if (isEmpty) return
    // At once: another Enter must not add it twice. What the disk refuses is put back.
    type('')
    const outcome = await edits.write('Add a signal', [{ id: newId(), kind: 'signal', fields }])
    if (outcome === 'refused') type(line)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.shiftKey) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && same) onOpen(same.signal.id)
    else if (event.key === 'Escape' && isEmpty) onLeave()
    else if (event.key === 'ArrowDown' && isEmpty) onLeave()
    else if (event.key === 'ArrowDown') setChosen(beside(read.classes.ranking, fields.type, 1))
    else if (event.key === 'ArrowUp' && !isEmpty) setChosen(beside(read.classes.ranking, fields.type, -1))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <form
      className="signal-entry"
      aria-label="New signal"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <AriaTextField value={line} onChange={type} className="field" autoFocus={autoFocus} maxLength={100_000}>
        <Label className="field-label">What did you notice?</Label>
        <div className="field-line">
          <Input
            ref={input}
            className="input"
            dir="auto"
            data-voice="document"
            placeholder="Acme cuts prices by a fifth"
            onKeyDown={onKeyDown}
          />
          <Button variant="primary" type="submit" isDisabled={isEmpty}>
            Add
          </Button>
        </div>
      </AriaTextField>
      {!isEmpty && (
        <LineUnderstood
          fields={fields}
          because={chosen ? '' : read.classes.because}
          maybeCompetitor={isNamed ? '' : read.maybeCompetitor}
          onName={(name) => {
            setNamed(name)
            input.current?.focus()
          }}
          next={signalTypeWords[beside(read.classes.ranking, fields.type, 1)]}
        />
      )}
      {isEmpty && (
        <p className="signal-entry-hint">
          One line is enough. Paste an address, add <Kbd keys="#" /> tags and whom to share it with by{' '}
          <Kbd keys="@" />.
        </p>
      )}
      <AlreadyHere same={same} onOpen={onOpen} />
    </form>
  )
})

/** The kind that one key leads to: from the likeliest to the least likely, and round. */
function beside(ranking: readonly SignalType[], type: SignalType, step: 1 | -1): SignalType {
  const index = ranking.indexOf(type) + step
  return ranking[(index + ranking.length) % ranking.length] ?? type
}
