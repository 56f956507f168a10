import { useState } from 'react'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { TextArea } from '../../ui/TextField'
import { useTask } from '../settings/use-task'
import { markWords, typedWords } from './phrase-marks'
import { PhraseMarks } from './PhraseMarks'

interface RetypePhraseProps {
  words: readonly string[]
  onShowAgain: () => void
  onRetyped: (phrase: string) => Promise<void>
}

/** The phrase typed back, from paper: each word is marked as right or wrong while one types. */
export function RetypePhrase({ words, onShowAgain, onRetyped }: RetypePhraseProps) {
  const [typed, setTyped] = useState('')
  const given = typedWords(typed)
  const marks = markWords(typed, words)
  const isRight = given.length === words.length && marks.every((mark) => mark === 'right')
  const create = useTask(() => onRetyped(given.join(' ')))
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isRight) create.run()
      }}
    >
      <p className="quiet-line">
        From the paper, so that you know it can be read. Capitals, spaces and lines do not matter.
      </p>
      <TextArea
        label={`The ${words.length} words`}
        autoFocus
        rows={4}
        voice="interface"
        spellCheck="false"
        autoComplete="off"
        autoCorrect="off"
        value={typed}
        onChange={setTyped}
        onKeyDown={(event) => {
          // Words are divided by spaces, so Enter can mean what it means in a line.
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return event.continuePropagation()
          event.preventDefault()
          return isRight ? create.run() : undefined
        }}
      />
      <PhraseMarks typed={given} marks={marks} />
      {create.failure && <ErrorNote>{create.failure}</ErrorNote>}
      <div className="form-foot">
        <span className="form-foot-start">
          <Button variant="quiet" onPress={onShowAgain}>
            Show the words again
          </Button>
        </span>
        <Button variant="primary" type="submit" isDisabled={!isRight} isPending={create.isRunning}>
          {create.isRunning ? 'Making a backup…' : 'Turn on sync'}
        </Button>
      </div>
    </form>
  )
}
