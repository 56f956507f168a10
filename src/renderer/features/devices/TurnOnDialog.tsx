import { useEffect, useRef, useState } from 'react'
import type { SyncState } from '@shared/ipc/calls/sync'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ConfirmDialog } from './ConfirmDialog'
import { NameThisDevice, type NamedDevice } from './NameThisDevice'
import { PlaceForm } from './PlaceForm'
import { RetypePhrase } from './RetypePhrase'
import { ShowPhrase } from './ShowPhrase'

type Step = 'name' | 'phrase' | 'retype' | 'place'

const titles: Record<Step, string> = {
  name: 'Turn on sync',
  phrase: 'Your recovery phrase',
  retype: 'Type the phrase back',
  place: 'Sync is on',
}

/** From the first device's name to where the devices meet. Nothing is turned on before the phrase was typed back. */
export function TurnOnDialog({ state, onClose }: { state: SyncState; onClose: () => void }) {
  const sync = useSyncStore()
  const [step, setStep] = useState<Step>('name')
  const [named, setNamed] = useState<NamedDevice>()
  const [words, setWords] = useState<readonly string[]>([])
  const [isLeaving, setLeaving] = useState(false)
  useForgotten(step === 'phrase' || step === 'retype')

  const close = () => (step === 'phrase' || step === 'retype' ? setLeaving(true) : onClose())
  return (
    <>
      <Dialog
        title={titles[step]}
        onClose={close}
        {...(step === 'phrase' || step === 'retype' ? { size: 'wide' as const } : {})}
      >
        {step === 'name' && (
          <NameThisDevice
            state={state}
            initial={named}
            onCancel={onClose}
            onNamed={async (device) => {
              const prepared = await call('sync.prepare', {})
              setNamed(device)
              setWords(prepared.words)
              setStep('phrase')
            }}
          />
        )}
        {step === 'phrase' && (
          <ShowPhrase words={words} onCancel={close} onWritten={() => setStep('retype')} />
        )}
        {step === 'retype' && (
          <RetypePhrase
            words={words}
            onShowAgain={() => setStep('phrase')}
            onRetyped={async (phrase) => {
              sync.take(await call('sync.create', { phrase, ...(named ?? { deviceName: state.deviceName }) }))
              setStep('place')
            }}
          />
        )}
        {step === 'place' && (
          <>
            <p>
              This device is the first. Say where your devices meet; then pair the next one. Nothing leaves
              this device before that.
            </p>
            <PlaceForm
              onDone={onClose}
              cancel={
                <Button variant="quiet" onPress={onClose}>
                  Later
                </Button>
              }
            />
          </>
        )}
      </Dialog>
      {isLeaving && (
        <ConfirmDialog
          title="Leave without turning sync on?"
          action="Leave"
          onConfirm={() => Promise.resolve(onClose())}
          onClose={() => setLeaving(false)}
        >
          <p>
            The phrase was not typed back, so sync stays off and these words will open nothing. Throw away
            what you wrote down: next time there are other words.
          </p>
        </ConfirmDialog>
      )}
    </>
  )
}

/** SECURITY: a phrase that is not confirmed does not stay in memory when the dialog goes, however it goes. */
function useForgotten(isUnconfirmed: boolean): void {
  const unconfirmed = useRef(false)
  useEffect(() => {
    unconfirmed.current = isUnconfirmed
  }, [isUnconfirmed])
  useEffect(
    () => () => {
      if (unconfirmed.current) call('sync.forgetPhrase', {}).catch(() => undefined)
    },
    [],
  )
}
