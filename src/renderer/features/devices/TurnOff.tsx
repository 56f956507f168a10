import { useState } from 'react'
import type { SyncState } from '@shared/ipc/calls/sync'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from './ConfirmDialog'
import { leavingInWords } from './device-words'

/** The way out of sync, with what it means. */
export function TurnOff({ name, words, state }: { name: string; words: string; state: SyncState }) {
  const sync = useSyncStore()
  const [isAsking, setAsking] = useState(false)
  return (
    <div className="settings-group">
      <h3 className="settings-group-name">{name}</h3>
      <p className="quiet-line">{words}</p>
      <div>
        <Button tone="loss" onPress={() => setAsking(true)}>
          Turn off sync on this device…
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title="Turn off sync on this device?"
          action="Turn it off"
          onConfirm={async () => sync.take(await call('sync.turnOff', {}))}
          onClose={() => setAsking(false)}
        >
          <p>{leavingInWords(state)}</p>
          <p>To sync again, join with a code from another device, or with the recovery phrase.</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
