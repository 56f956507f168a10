import { memo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { dueInWords } from '@shared/domain/follow-through/due-in-words'
import { readOwed, type ReadLine } from '@shared/domain/follow-through/read-owed'
import { wallAt } from '@shared/domain/wall-clock'
import type { AppCommandId } from '../../app/app-commands'
import { localZone, useNow } from '../../app/use-now'
import { useAppCommand } from '../../app/window-session'
import { useRowStore } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { useOutlook } from './use-follow-through'

interface AddLineProps {
  label: string
  placeholder: string
  /** What its keys do, under it. */
  hint: ReactNode
  /** Whether the caret begins here: one comes to write down or to walk the list below. */
  takesFocus: boolean
  /** The command that leads here. */
  command: AppCommandId
  onAdd: (line: ReadLine, event: { shiftKey: boolean }) => void
  /** Arrow Down leads from the line into the list. */
  onLeave: () => void
}

/**
 * One line is enough: Enter saves it, and whom it is with and by when are read from its words. Not drawn again with the
 * list below it.
 */
export const AddLine = memo(function AddLine({
  label,
  placeholder,
  hint,
  takesFocus,
  command,
  onAdd,
  onLeave,
}: AddLineProps) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const rows = useRowStore()
  const { today } = useOutlook()
  useAppCommand(command, () => input.current?.focus())
  const nowMs = useNow()
  const read = () => {
    const people = rows.list('person').map(({ id, fields }) => ({ id, name: fields.name }))
    const zone = localZone()
    return readOwed(text, { people, zone, now: wallAt(nowMs, zone) })
  }
  const isEmpty = text.trim() === ''
  const add = (event: { shiftKey: boolean }) => {
    if (isEmpty) return
    onAdd(read(), event)
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      onLeave()
    }
    if (event.key !== 'Enter') return
    event.preventDefault()
    add(event)
  }
  return (
    <TextField
      autoFocus={takesFocus}
      label={label}
      voice="document"
      placeholder={placeholder}
      maxLength={2000}
      value={text}
      onChange={setText}
      onKeyDown={onKeyDown}
      inputRef={input}
      button={
        <Button
          variant="primary"
          isDisabled={isEmpty}
          onPress={(event) => {
            // For the next one; the button rests until there is something to add.
            input.current?.focus()
            add(event)
          }}
        >
          Add
        </Button>
      }
      description={isEmpty ? hint : understood(read()) || hint}
    />
  )

  function understood({ personId, dueDate }: ReadLine): string {
    const name = personId === null ? undefined : rows.get('person', personId)?.fields.name
    return [name && `With ${name}`, dueInWords(dueDate, today)?.words].filter(Boolean).join(' · ')
  }
})
