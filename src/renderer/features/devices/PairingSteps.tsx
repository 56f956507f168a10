import type { PairingState } from '@shared/ipc/calls/sync'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { CompareDigits } from './CompareDigits'
import { PairingCode } from './PairingCode'
import { Waiting } from './Waiting'

interface PairingStepsProps {
  state: PairingState
  take: (state: PairingState) => void
  /** Begins anew, with another code. */
  onAgain: () => void
  /** Where the two meet in a folder, which may be another one than the user thinks. */
  folder?: string | undefined
}

/** Where a pairing stands, the same on both devices. */
export function PairingSteps({ state, take, onAgain, folder }: PairingStepsProps) {
  switch (state.step) {
    case 'none':
      return <Waiting>Making a code…</Waiting>
    case 'showing-code':
      return <PairingCode shown={state} onAgain={onAgain} />
    case 'connecting':
      return (
        <>
          <Waiting>Connecting to the other device…</Waiting>
          {folder && (
            <>
              <p className="quiet-line">
                Nothing has come yet through the folder below. The program that syncs it may take a while. If
                it takes longer, see whether it is the folder that your other device uses, and whether that
                program runs on both.
              </p>
              <p className="path">{folder}</p>
            </>
          )}
        </>
      )
    case 'compare':
      return <CompareDigits digits={state.digits} otherName={state.otherName} take={take} />
    case 'waiting-for-other':
      return <Waiting>You said they are the same. Now say so on the other device.</Waiting>
    case 'done':
      return (
        <p role="status">
          {state.otherName} is let in. It takes in your workspace once that is confirmed there.
        </p>
      )
    case 'failed':
      return <ErrorNote actions={<Button onPress={onAgain}>Try again</Button>}>{state.message}</ErrorNote>
  }
}
