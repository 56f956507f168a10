import { Button } from '../../ui/Button'

/** What sync does and does not do, and the two ways to begin. */
export function OffSync({ onTurnOn, onJoin }: { onTurnOn: () => void; onJoin: () => void }) {
  return (
    <>
      <div className="sync-promise">
        <p>
          Write on one of your devices and go on reading on another: changes travel through a relay, or
          through a folder that another program keeps the same everywhere.
        </p>
        <p>
          All of it is encrypted before it leaves this device. Whoever runs the relay or the folder can
          neither read nor change a word. They see when something travels, how much, from which network
          addresses, the public keys of your devices, and who let in or removed whom.
        </p>
        <p>
          It does not protect the device itself: whoever administers it, or holds it unlocked, can read what
          is on it.
        </p>
      </div>
      <div className="settings-group">
        <h3 className="settings-group-name">This is your first device</h3>
        <p className="quiet-line">
          You write down a recovery phrase, then say where your devices meet. Nothing here is rewritten, and a
          backup is made first.
        </p>
        <div>
          <Button variant="primary" onPress={onTurnOn}>
            Turn on sync
          </Button>
        </div>
      </div>
      <div className="settings-group">
        <h3 className="settings-group-name">Sync is on elsewhere already</h3>
        <p className="quiet-line">
          With a code that the other device shows, or with the recovery phrase. What is here and what is there
          come together; you see what that means before anything changes.
        </p>
        <div>
          <Button onPress={onJoin}>Join another device</Button>
        </div>
      </div>
    </>
  )
}
