import { useState } from 'react'
import type { OpenedCalendar } from '@shared/ipc/calls/calendar'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import { eventsInWords } from './import-words'

/** The likeliest are first; who is further down can be typed. */
const shownAddresses = 6

interface ChooseAddressProps {
  file: OpenedCalendar
  /** The user's addresses so far. */
  known: readonly string[]
  onChosen: (ownAddresses: string[]) => void
  onCancel: () => void
}

/** "Which e-mail address is yours?": so that the other one in a meeting can be told from the user. */
export function ChooseAddress({ file, known, onChosen, onCancel }: ChooseAddressProps) {
  const candidates = file.addresses.slice(0, shownAddresses)
  const own = new Set(known)
  const inFile = candidates.filter(({ email }) => own.has(email)).map(({ email }) => email)
  const [ticked, setTicked] = useState<readonly string[]>(
    inFile.length > 0 ? inFile : candidates.slice(0, 1).map(({ email }) => email),
  )
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()

  const goOn = () => {
    const address = typed.trim().toLowerCase()
    if (address !== '' && !/^\S+@\S+$/.test(address)) {
      return setError('An e-mail address has an @ in it, as in you@example.org.')
    }
    const notTicked = new Set(candidates.map(({ email }) => email).filter((email) => !ticked.includes(email)))
    const kept = known.filter((email) => !notTicked.has(email))
    onChosen([...new Set([...kept, ...ticked, ...(address === '' ? [] : [address])])])
  }

  return (
    <Dialog
      title="Which e-mail address is yours?"
      onClose={onCancel}
      foot={
        <>
          <Button variant="quiet" onPress={onCancel}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form="own-address">
            Go on
          </Button>
        </>
      }
    >
      <form
        id="own-address"
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          goOn()
        }}
      >
        <p className="quiet-line">
          A 1:1 is a meeting of you and one other. Tick every e-mail address that is yours; it is asked once.
        </p>
        <div className="import-ticks" role="group" aria-label="E-mail addresses in this calendar">
          {candidates.map(({ email, name, eventCount }, index) => (
            <Checkbox
              key={email}
              autoFocus={index === 0}
              isSelected={ticked.includes(email)}
              onChange={(isTicked) =>
                setTicked(isTicked ? [...ticked, email] : ticked.filter((other) => other !== email))
              }
            >
              <span dir="auto" className="import-address">
                {email}
              </span>
              <span className="import-detail">
                {[name === email ? '' : name, eventsInWords(eventCount)].filter(Boolean).join(' · ')}
              </span>
            </Checkbox>
          ))}
        </div>
        <TextField
          label="Another e-mail address of yours (optional)"
          type="email"
          value={typed}
          onChange={(next) => {
            setTyped(next)
            setError(undefined)
          }}
          error={error}
        />
      </form>
    </Dialog>
  )
}
