import { Printer } from 'lucide-react'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'
import { PhrasePage } from './PhrasePage'

interface ShowPhraseProps {
  words: readonly string[]
  onCancel: () => void
  onWritten: () => void
}

/** The words of the recovery phrase, to be written down or printed. */
export function ShowPhrase({ words, onCancel, onWritten }: ShowPhraseProps) {
  const print = useTask(async () => void (await call('sync.printPhrase', {})))
  return (
    <>
      <p>
        Write these {words.length} words on paper, in this order. They are the way back in when every device
        is lost. Whoever has them can read everything, so keep them where only you find them. They are not
        shown again.
      </p>
      <ol className="phrase" aria-label="Recovery phrase" data-private>
        {words.map((word, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a phrase may hold a word twice; its place is its name
          <li key={index} className="phrase-word">
            <span className="phrase-number figures">{index + 1}</span> {word}
          </li>
        ))}
      </ol>
      <PhrasePage words={words} />
      {print.failure && <ErrorNote>{print.failure}</ErrorNote>}
      <div className="form-foot">
        <span className="form-foot-start">
          <Button icon={Printer} onPress={print.run} isPending={print.isRunning}>
            Print…
          </Button>
        </span>
        <Button variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
        <Button variant="primary" autoFocus onPress={onWritten}>
          I have written it down
        </Button>
      </div>
    </>
  )
}
