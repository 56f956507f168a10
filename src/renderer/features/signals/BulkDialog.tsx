import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { signalTypes, signalTypeWords, type Signal } from '@shared/documents/kinds/signal'
import { tagsOf } from '@shared/domain/signals/list-signals'
import { useRecordEdits } from '../../app/window-session'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Kbd } from '../../ui/Kbd'
import { PeopleField } from '../records/PeopleField'
import type { BulkQuestion } from './bulk-actions'
import { changeShareWith, changeTags, setType } from './signal-actions'
import { countOf, keyOfType } from './signal-words'
import { TagsField } from './TagsField'

interface BulkDialogProps {
  question: BulkQuestion
  signals: readonly Signal[]
  onClose: () => void
}

/** Asks what one or many signals should become. */
export function BulkDialog({ question, ...props }: BulkDialogProps) {
  switch (question) {
    case 'kind':
      return <KindDialog {...props} />
    case 'tags':
      return <TagsDialog {...props} />
    case 'share':
      return <ShareDialog {...props} />
  }
}

type QuestionProps = Omit<BulkDialogProps, 'question'>

/** A letter chooses, and that is all. */
function KindDialog({ signals, onClose }: QuestionProps) {
  const edits = useRecordEdits()
  const [first] = signals
  const choose = (type: (typeof signalTypes)[number]) => {
    setType(edits, signals, type)
    onClose()
  }
  return (
    <Dialog title={`Kind of ${countOf(signals.length)}`} onClose={onClose}>
      <div
        className="kind-choices"
        role="group"
        aria-label="Kind"
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
          const type = signalTypes.find((name) => keyOfType[name] === event.key.toUpperCase())
          if (type) choose(type)
        }}
      >
        {signalTypes.map((type) => (
          <Button
            key={type}
            variant="quiet"
            keys={keyOfType[type]}
            autoFocus={type === first?.fields.type}
            onPress={() => choose(type)}
          >
            {signalTypeWords[type]}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}

function TagsDialog({ signals, onClose }: QuestionProps) {
  const edits = useRecordEdits()
  const all = useRows('signal') ?? []
  const [before] = useState(() => inEach(signals.map(({ fields }) => fields.tags)))
  const [tags, setTags] = useState<readonly string[]>(before)
  return (
    <ListDialog
      title={`Tags of ${countOf(signals.length)}`}
      description={
        signals.length > 1 ? 'Those that all of them have. Others keep to their signals.' : undefined
      }
      onClose={onClose}
      onSave={() => changeTags(edits, signals, difference(before, tags))}
    >
      <TagsField label="Tags" tags={tags} known={tagsOf(all)} onChange={setTags} autoFocus />
    </ListDialog>
  )
}

function ShareDialog({ signals, onClose }: QuestionProps) {
  const edits = useRecordEdits()
  const [before] = useState(() => inEach(signals.map(({ fields }) => fields.shareWithIds)))
  const [ids, setIds] = useState<readonly string[]>(before)
  return (
    <ListDialog
      title={`Share ${countOf(signals.length)} with`}
      description="A reminder for you. Nothing is sent to anybody."
      onClose={onClose}
      onSave={() => changeShareWith(edits, signals, difference(before, ids))}
    >
      <div data-private>
        <PeopleField label="People" ids={ids} onChange={setIds} autoFocus />
      </div>
    </ListDialog>
  )
}

interface ListDialogProps {
  title: string
  description: string | undefined
  onClose: () => void
  onSave: () => void
  children: ReactNode
}

function ListDialog({ title, description, onClose, onSave, children }: ListDialogProps) {
  // NOTE: a word that is typed and not added yet is added by the same key: what is saved is what stands there after it.
  const [isDone, setDone] = useState(false)
  const save = useEffectEvent(() => {
    onSave()
    onClose()
  })
  useEffect(() => {
    if (isDone) save()
  }, [isDone])
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" keys="Mod+Enter" onPress={() => setDone(true)}>
            Save
          </Button>
        </>
      }
    >
      <div
        className="form"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          event.stopPropagation()
          setDone(true)
        }}
      >
        {description && <p className="quiet-line">{description}</p>}
        {children}
        <p className="quiet-line">
          <Kbd keys="Enter" /> adds one, <Kbd keys="Backspace" /> takes the last one out.
        </p>
      </div>
    </Dialog>
  )
}

/** What every one of these lists has. */
function inEach(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...rest] = lists
  return first.filter((word) => rest.every((list) => list.includes(word)))
}

function difference(
  before: readonly string[],
  after: readonly string[],
): { added: string[]; removed: string[] } {
  return {
    added: after.filter((word) => !before.includes(word)),
    removed: before.filter((word) => !after.includes(word)),
  }
}
