import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'

/** Another device took this one out. */
export function RemovedSync() {
  const sync = useSyncStore()
  const turnOff = useTask(async () => sync.take(await call('sync.turnOff', {})))
  return (
    <>
      <p>
        This device was removed by another of your devices. Everything is still here; nothing travels any
        more. What you write from now on is on this device alone.
      </p>
      <p className="quiet-line">
        If that was a mistake, turn sync off here and join again: with a code that another device shows, or
        with the recovery phrase.
      </p>
      <div>
        <Button onPress={turnOff.run} isPending={turnOff.isRunning}>
          Turn sync off on this device
        </Button>
      </div>
      {turnOff.failure && <ErrorNote>{turnOff.failure}</ErrorNote>}
    </>
  )
}
