import './sending.css'
import { useEffect, useState, type ReactNode } from 'react'
import { paragraph } from '@shared/body/body-node'
import type { BriefStyle, Person } from '@shared/documents/kinds/person'
import { isEmptyLetter, pointsOf, renderLetter, type Letter } from '@shared/domain/sending/letter'
import { messageOf } from '../../app/message-of'
import { useRecordEdits } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { Skeleton } from '../../ui/Skeleton'
import { TextArea } from '../../ui/TextField'
import { hideToast, showToast } from '../../ui/toasts'
import { styleChoices } from '../people/person-words'
import { OutgoingPreview } from './OutgoingPreview'
import { PrivateTextNote, type PrivatePlace } from './PrivateTextNote'
import { SendActions } from './SendActions'
import { sendOutgoing, type Way } from './send-outgoing'
import { useReadPrivateCheck } from './use-private-check'

interface LetterDialogProps {
  /** What it is: "Snapshot", "Update". */
  what: string
  heading: string
  person: Person
  style: BriefStyle
  onStyle: (style: BriefStyle) => void
  /** As it is drafted from what is there; `undefined` while that loads. */
  draft: Letter | undefined
  /** What each part is for, where nothing is in it. */
  placeholders: Readonly<Record<string, string>>
  /** What to choose before it is read. */
  choices?: ReactNode
  /** Teaches, where nothing could be drafted. */
  empty: ReactNode
  /** Beside the ways out. */
  more?: ReactNode
  /** What is written of the person once it went out. */
  sentFields: (letter: Letter) => Record<string, unknown>
  onClose: () => void
}

/** Something drafted for one person, edited before it leaves. What is not touched follows what is drafted. */
export function LetterDialog(props: LetterDialogProps) {
  const { what, heading, person, style, onStyle, draft, placeholders, choices, empty, more, onClose } = props
  const edits = useRecordEdits()
  const readPrivateCheck = useReadPrivateCheck()
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({})
  const [privatePlaces, setPrivatePlaces] = useState<readonly PrivatePlace[]>([])
  const [failure, setFailure] = useState<string>()
  // What went out before is no longer what is looked at, and its word would lie on the ways out.
  useEffect(hideToast, [])
  const letter = draft && withWritten(draft, written)
  const write = (id: string, text: string) => {
    setWritten({ ...written, [id]: text })
    // It is looked through again before it leaves.
    setPrivatePlaces([])
  }

  const send = async (way: Way) => {
    if (!letter || isEmptyLetter(letter)) return
    setFailure(undefined)
    try {
      const found = privateIn(letter, await readPrivateCheck())
      setPrivatePlaces(found)
      if (found.length > 0) return
      const forms = renderLetter(letter, style)
      const became = await sendOutgoing({ ...forms, title: letter.title, email: person.fields.email }, way)
      if (became === undefined) return
      onClose()
      const words = `${what} ${became}.`
      const sent = [{ id: person.id, fields: props.sentFields(letter) }]
      const outcome = await edits.write(`Send the ${what.toLowerCase()}`, sent, words)
      // It went out, whether or not the disk took the note of it.
      if (outcome !== 'saved') showToast({ text: words })
    } catch (error) {
      setFailure(messageOf(error))
    }
  }

  return (
    <Dialog
      title={heading}
      size="wide"
      onClose={onClose}
      foot={
        <>
          {more}
          <SendActions isDisabled={!letter || isEmptyLetter(letter)} onSend={(way) => void send(way)} />
        </>
      }
    >
      {choices}
      <SegmentedChoice label="Style" choices={styleChoices} value={style} onChange={onStyle} />
      {failure && <ErrorNote>{failure}</ErrorNote>}
      {privatePlaces.length > 0 && (
        <PrivateTextNote what={`The ${what.toLowerCase()}`} places={privatePlaces} />
      )}
      {!letter && <Skeleton rows={6} />}
      {letter && draft && (
        <>
          {isEmptyLetter(draft) && empty}
          <div className="letter-title">
            <TextArea
              label="Title"
              rows={1}
              value={letter.title}
              onChange={(text) => write('title', text.replaceAll(/\s*\n\s*/g, ' '))}
            />
          </div>
          <div className="letter-parts">
            {letter.parts.map(({ id, heading: name, text }) => (
              <TextArea
                key={id}
                label={name}
                rows={2}
                placeholder={placeholders[id] ?? ''}
                value={text}
                onChange={(next) => write(id, next)}
              />
            ))}
          </div>
          {Object.keys(written).length > 0 && (
            <div>
              <Button variant="quiet" onPress={() => setWritten({})}>
                Draft it anew
              </Button>
            </div>
          )}
          {!isEmptyLetter(letter) && <OutgoingPreview html={renderLetter(letter, style).html} />}
        </>
      )}
    </Dialog>
  )
}

function withWritten({ title, parts }: Letter, written: Readonly<Record<string, string>>): Letter {
  return {
    title: written['title'] ?? title,
    parts: parts.map((part) => ({ ...part, text: written[part.id] ?? part.text })),
  }
}

function privateIn(
  { title, parts }: Letter,
  find: Awaited<ReturnType<ReturnType<typeof useReadPrivateCheck>>>,
) {
  const places = [{ id: 'title', heading: 'Title', text: title }, ...parts]
  return places.flatMap(({ id, heading, text }) =>
    // As one block: what runs on from one line to the next is one thing said.
    find([{ type: 'blockquote', content: pointsOf(text).map(paragraph) }]).map(({ words }): PrivatePlace => ({
      id: `${id} ${words}`,
      place: heading,
      words,
    })),
  )
}
