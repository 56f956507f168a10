import { lengthInWords } from '@shared/domain/meeting-words'
import { Select } from '../../ui/Select'

const usualLengths = [15, 20, 25, 30, 45, 50, 60, 90, 120]

/** How long a 1:1 is; a length from a calendar that is not among the usual ones is offered too. */
export function LengthField({ minutes, onChange }: { minutes: number; onChange: (minutes: number) => void }) {
  const lengths = [...new Set([...usualLengths, minutes])].sort((one, other) => one - other)
  return (
    <Select
      label="Length"
      choices={lengths.map((length) => ({ id: String(length), label: lengthInWords(length) }))}
      value={String(minutes)}
      onChange={(id) => onChange(Number(id))}
    />
  )
}
