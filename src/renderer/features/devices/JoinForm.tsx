import { useState } from 'react'
import type { JoiningState, PairingState, SyncState } from '@shared/ipc/calls/sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { TextField } from '../../ui/TextField'
import { useTask } from '../settings/use-task'
import { CodeFields } from './CodeFields'
import { isProtectedWell, joiningOf, type JoinDraft } from './join-draft'
import { PhraseFields } from './PhraseFields'
import { ProtectionFields } from './ProtectionFields'
import { useInvalidFocus } from './use-invalid-focus'

interface JoinFormProps {
  state: SyncState
  draft: JoinDraft
  onChange: (draft: JoinDraft) => void
  onPairing: (state: PairingState) => void
  onJoining: (state: JoiningState) => void
  onCancel: () => void
}

/** What lets this device in: a code that another device shows, or the recovery phrase and where the devices meet. */
export function JoinForm({ state, draft, onChange, onPairing, onJoining, onCancel }: JoinFormProps) {
  const [tries, setTries] = useState(0)
  const [tried, setTried] = useState<JoinDraft>()
  const filled = joiningOf(draft)
  const join = useTask(async () => {
    if (filled?.way === 'code') onPairing(await call('sync.joinByCode', filled.args))
    if (filled?.way === 'phrase') onJoining(await call('sync.joinByPhrase', filled.args))
  })
  // What was found out about one code, phrase or address says nothing of another.
  const isTried =
    tried?.way === draft.way &&
    tried[draft.way] === draft[draft.way] &&
    tried.place.address === draft.place.address
  const failure = isTried ? join.failure : undefined
  const needs = (code: string) => (join.failureCode === code ? failure : undefined)
  const needsFolder = needs('folder-needed')
  const errors = { code: needs('bad-code'), phrase: needs('wrong-phrase'), address: needs('bad-address') }
  const isSaidInPlace =
    needsFolder !== undefined ||
    errors[draft.way] !== undefined ||
    (draft.way === 'phrase' && errors.address !== undefined)
  const form = useInvalidFocus(`${tries} ${join.failure ?? ''}`)
  return (
    <Dialog
      title="Join another device"
      onClose={onCancel}
      size="wide"
      foot={
        <>
          <Button variant="quiet" onPress={onCancel}>
            Cancel
          </Button>
          <Button
            variant="primary"
            type="submit"
            form="join-device"
            isDisabled={!filled}
            isPending={join.isRunning}
          >
            {join.isRunning ? 'Connecting…' : 'Connect'}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id="join-device"
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          setTries(tries + 1)
          setTried(draft)
          if (filled && isProtectedWell(draft)) join.run()
        }}
      >
        <SegmentedChoice
          label="What lets this device in"
          choices={[
            { id: 'code', label: 'A code' },
            { id: 'phrase', label: 'The recovery phrase' },
          ]}
          value={draft.way}
          onChange={(way) => onChange({ ...draft, way })}
        />
        {draft.way === 'code' ? (
          <CodeFields draft={draft} onChange={onChange} codeError={errors.code} needsFolder={needsFolder} />
        ) : (
          <PhraseFields
            draft={draft}
            onChange={onChange}
            phraseError={errors.phrase}
            addressError={errors.address}
          />
        )}
        <TextField
          label="Name of this device"
          description="Your other devices show it under this name."
          maxLength={60}
          value={draft.deviceName}
          onChange={(deviceName) => onChange({ ...draft, deviceName })}
        />
        <ProtectionFields
          hasKeychain={state.hasKeychain}
          draft={draft.protection}
          onChange={(protection) => onChange({ ...draft, protection })}
          wasTried={tries > 0}
        />
        {failure && !isSaidInPlace && <ErrorNote>{failure}</ErrorNote>}
      </form>
    </Dialog>
  )
}
