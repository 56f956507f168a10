import { TextArea } from '../../ui/TextField'
import type { JoinDraft } from './join-draft'
import { phraseLength, typedWords } from './phrase-marks'
import { PlaceFields } from './PlaceFields'

interface PhraseFieldsProps {
  draft: JoinDraft
  onChange: (draft: JoinDraft) => void
  /** What is wrong with the phrase. */
  phraseError: string | undefined
  addressError: string | undefined
}

/** The recovery phrase, and where the devices meet. */
export function PhraseFields({ draft, onChange, phraseError, addressError }: PhraseFieldsProps) {
  const count = typedWords(draft.phrase).length
  return (
    <>
      <p className="line-message">
        For when no other device is at hand. With the phrase alone this device cannot know whether the relay
        or folder shows it everything, or an older state: it has nothing to compare with. A code from a device
        is better where you have one.
      </p>
      <TextArea
        label="Recovery phrase"
        description={`${count} of ${phraseLength} words`}
        autoFocus
        rows={4}
        voice="interface"
        spellCheck="false"
        autoComplete="off"
        autoCorrect="off"
        value={draft.phrase}
        onChange={(phrase) => onChange({ ...draft, phrase })}
        error={count > phraseLength ? `${count} words; a phrase has ${phraseLength}.` : phraseError}
      />
      <PlaceFields
        draft={draft.place}
        onChange={(place) => onChange({ ...draft, place })}
        addressError={addressError}
      />
    </>
  )
}
