import { useState } from 'react'
import { readWhen } from '@shared/domain/dates-in-words'
import { startInWords } from '@shared/domain/meeting-words'
import { wallAt } from '@shared/domain/wall-clock'
import { localZone, useNow } from '../../app/use-now'
import { DatePicker } from '../../ui/DatePicker'
import { TextField } from '../../ui/TextField'
import { TimeField } from '../../ui/TimeField'

interface WhenFieldsProps {
  /** Wall time `YYYY-MM-DDTHH:mm` in the user's zone. */
  start: string
  onChange: (start: string) => void
  autoFocus?: boolean
}

/** When a 1:1 is: typed in words, or picked. Each shows what the other said. */
export function WhenFields({ start, onChange, autoFocus }: WhenFieldsProps) {
  const nowMs = useNow()
  const zone = localZone()
  const [words, setWords] = useState('')
  const understood = words.trim() === '' ? undefined : readWhen(words, { now: wallAt(nowMs, zone), zone })

  const type = (typed: string) => {
    setWords(typed)
    const read = readWhen(typed, { now: wallAt(nowMs, zone), zone })
    if (read) onChange(read)
  }
  const pick = (date: string, time: string) => {
    setWords('')
    onChange(`${date}T${time}`)
  }
  const [date = '', time = ''] = start.split('T')

  return (
    <>
      <TextField
        label="When"
        placeholder="tomorrow 14:00, or Fri 10:30"
        value={words}
        onChange={type}
        {...(autoFocus ? { autoFocus } : {})}
        description={
          words.trim() !== '' && !understood
            ? 'No day or time found in these words yet. You can pick one below.'
            : startInWords(start, { nowMs, zone })
        }
      />
      <div className="field-row">
        <DatePicker label="Date" value={date} onChange={(picked) => picked && pick(picked, time)} />
        <TimeField label="Time" value={time} onChange={(picked) => picked && pick(date, picked)} />
      </div>
    </>
  )
}
