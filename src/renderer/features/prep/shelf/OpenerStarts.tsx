import { Button } from 'react-aria-components'
import { draftOpener } from '@shared/domain/opener-drafts'
import { Kbd } from '../../../ui/Kbd'

interface OpenerStartsProps {
  fact: string
  onPick: (start: string) => void
}

/** Three ways to begin a draft's question, one from each angle. The question itself is the user's. */
export function OpenerStarts({ fact, onPick }: OpenerStartsProps) {
  return (
    <div className="opener-starts" role="group" aria-label="Begin its question">
      {draftOpener(fact).starts.map(({ angle, text }, index) => (
        <Button key={angle} className="opener-start" onPress={() => onPick(text)}>
          <Kbd keys={String(index + 1)} />
          <span>{text}</span>
        </Button>
      ))}
    </div>
  )
}
