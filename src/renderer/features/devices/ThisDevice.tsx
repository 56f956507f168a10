import { useState } from 'react'
import type { SyncState } from '@shared/ipc/calls/sync'
import { Button } from '../../ui/Button'
import { protectionInWords } from './protection-words'
import { ProtectionDialog } from './ProtectionDialog'
import { RenameDevice } from './RenameDevice'

/** What this device is called, and what guards its key. */
export function ThisDevice({ state }: { state: SyncState }) {
  const [isProtecting, setProtecting] = useState(false)
  const { protection, hasKeychain } = state
  return (
    <div className="settings-group">
      <h3 className="settings-group-name">This device</h3>
      <RenameDevice name={state.deviceName} />
      <div className="sync-setting">
        <p className="sync-setting-words">
          <span className="field-label">Its key</span>
          {protectionInWords(protection)}
        </p>
        <Button variant={protection === 'none' ? 'plain' : 'quiet'} onPress={() => setProtecting(true)}>
          {protection === 'passphrase' ? 'Change' : 'Set a passphrase'}
        </Button>
      </div>
      {protection === 'none' && (
        <p className="line-message">
          {hasKeychain ? '' : 'This system has no keychain that protects. '}
          Whoever can read your files on this device can read what syncs, and write as you. A passphrase
          prevents that.
        </p>
      )}
      {isProtecting && <ProtectionDialog state={state} onClose={() => setProtecting(false)} />}
    </div>
  )
}
