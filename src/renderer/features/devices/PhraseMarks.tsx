import { Check, X } from 'lucide-react'
import { marksInWords, type WordMark } from './phrase-marks'

interface PhraseMarksProps {
  typed: readonly string[]
  marks: readonly WordMark[]
}

/** Each word of the phrase with what became of it. */
export function PhraseMarks({ typed, marks }: PhraseMarksProps) {
  return (
    <>
      <ol className="phrase" aria-label="Words typed so far" data-private>
        {marks.map((mark, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the place of a word is its name
          <li key={index} className="phrase-word" data-mark={mark}>
            <span className="phrase-number figures">{index + 1}</span>{' '}
            {mark !== 'missing' && <span className="phrase-typed">{typed[index]}</span>}
            {mark === 'right' && <Check aria-label="right" role="img" size={14} strokeWidth={2} />}
            {mark === 'wrong' && <X aria-label="not this word" role="img" size={14} strokeWidth={2} />}
          </li>
        ))}
      </ol>
      <p className={marks.includes('wrong') ? 'field-error' : 'quiet-line'} role="status">
        {marksInWords(marks, typed.length)}
      </p>
    </>
  )
}
