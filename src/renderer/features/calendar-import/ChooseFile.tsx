import { FileUp } from 'lucide-react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useWindowSession } from '../../app/window-session'
import { AddressForm } from './AddressForm'
import { ErrorNote } from '../../ui/ErrorNote'

interface ChooseFileProps {
  error: string | undefined
  /** What was typed and did not work. */
  address: string | undefined
  onChoose: () => void
  onAddress: (address: string) => void
  onCancel: () => void
}

/** The first step: which file or address, and where one gets it. */
export function ChooseFile({ error, address, onChoose, onAddress, onCancel }: ChooseFileProps) {
  const { info } = useWindowSession()
  return (
    <Dialog
      title="Import a calendar"
      onClose={onCancel}
      foot={
        <>
          <Button variant="quiet" onPress={onCancel}>
            Cancel
          </Button>
          <Button variant="primary" icon={FileUp} autoFocus={address === undefined} onPress={onChoose}>
            Choose a file…
          </Button>
        </>
      }
    >
      {error !== undefined && <ErrorNote>{error}</ErrorNote>}
      <p>
        Choose a calendar file (.ics), or drop one anywhere on this window. You see what it would bring before
        anything changes.
      </p>
      <dl className="import-sources">
        <dt>Google</dt>
        <dd>Settings, Import and export, Export. Unpack the archive and choose your calendar in it.</dd>
        <dt>Outlook</dt>
        <dd>File, Save calendar; or on the web: Settings, Shared calendars, Publish, and save the ICS.</dd>
        <dt>Apple</dt>
        <dd>File, Export, Export.</dd>
      </dl>
      <p className="quiet-line">The file is read on this device. Nothing of it is sent anywhere.</p>
      {!info.isSample && <AddressForm typed={address ?? ''} onAddress={onAddress} />}
    </Dialog>
  )
}
