import { useState } from 'react'
import type { Person } from '@shared/documents/kinds/person'
import { firstNameOf } from '@shared/domain/meeting-words'
import { Button } from '../../ui/Button'
import { LetterDialog } from '../sending/LetterDialog'
import { sinceInWords, useUpdateDraft } from './use-update-draft'
import { useSkipUpdate } from './use-skip-update'

export interface UpdateDialogProps {
  person: Person
  onClose: () => void
}

const placeholders = {
  'bad-news': 'What is known, what is not, and when they hear next',
  done: 'What is done',
  decided: 'What was decided',
  next: 'What comes, and by when',
}

/** What one person should hear before the next 1:1 (P4, P21). */
export function UpdateDialog({ person, onClose }: UpdateDialogProps) {
  const [style, setStyle] = useState(person.fields.style)
  const { draft, sinceMs } = useUpdateDraft(person, style)
  const skip = useSkipUpdate()
  const name = firstNameOf(person.fields.name)
  const channel = person.fields.channel.trim()
  return (
    <LetterDialog
      what="Update"
      heading={name ? `Update for ${name}` : 'Update'}
      person={person}
      style={style}
      onStyle={setStyle}
      draft={draft}
      placeholders={placeholders}
      choices={
        <p className="sent-line">
          <span>What changed {sinceInWords(sinceMs)}.</span>
          {channel !== '' && (
            <span>
              Reached by “<bdi>{channel}</bdi>”.
            </span>
          )}
        </p>
      }
      empty={
        <p className="quiet-line">Nothing changed that is noted here. Write a line, or skip it: no debt.</p>
      }
      more={
        <Button
          variant="quiet"
          onPress={() => {
            skip(person)
            onClose()
          }}
        >
          Skip this one
        </Button>
      }
      sentFields={() => ({ lastUpdateAt: new Date().toISOString() })}
      onClose={onClose}
    />
  )
}
