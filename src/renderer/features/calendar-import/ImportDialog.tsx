import './calendar-import.css'
import '../../ui/form.css'
import { settingsId, type SettingsFields } from '@shared/documents/kinds/settings'
import { useRecordEdits } from '../../app/window-session'
import { Dialog } from '../../ui/Dialog'
import { Skeleton } from '../../ui/Skeleton'
import { useSettings } from '../settings/use-settings'
import { ChooseAddress } from './ChooseAddress'
import { ChooseFile } from './ChooseFile'
import { PreviewImport } from './PreviewImport'
import { useCalendarImport, type ImportStart } from './use-calendar-import'

interface ImportDialogProps {
  start: ImportStart
  onClose: () => void
}

/** Bringing a calendar: the file, whose it is, what would change; then it is done. */
export function ImportDialog({ start, onClose }: ImportDialogProps) {
  const settings = useSettings()
  return settings ? <Importing settings={settings.fields} start={start} onClose={onClose} /> : null
}

function Importing({ settings, start, onClose }: ImportDialogProps & { settings: SettingsFields }) {
  const edits = useRecordEdits()
  const importing = useCalendarImport(settings, start)
  const { step, options, token, look, forget } = importing
  const cancel = () => {
    forget()
    onClose()
  }
  if (step.at === 'address') {
    return (
      <ChooseAddress
        file={step.file}
        known={options.ownAddresses}
        onCancel={cancel}
        onChosen={(ownAddresses) => {
          // Kept whatever becomes of this import: it is asked once.
          const writes = [{ id: settingsId, kind: 'settings', fields: { ownAddresses } }]
          if (ownAddresses.join() !== settings.ownAddresses.join()) {
            void edits.write('Keep your addresses', writes)
          }
          look({ ownAddresses })
        }}
      />
    )
  }
  if (step.at === 'preview' && step.preview && token !== undefined) {
    return (
      <PreviewImport
        importing={importing}
        file={step.file}
        preview={step.preview}
        isLooking={step.isLooking}
        token={token}
        onCancel={cancel}
        onDone={onClose}
      />
    )
  }
  if (step.at === 'choose') {
    return (
      <ChooseFile
        error={step.error}
        address={step.address}
        onChoose={importing.chooseFile}
        onAddress={importing.fetchAddress}
        onCancel={cancel}
      />
    )
  }
  return (
    <Dialog title="Import a calendar" onClose={cancel}>
      <div className="import-reading" role="status">
        <p className="quiet-line">Reading the calendar…</p>
      </div>
      <Skeleton />
    </Dialog>
  )
}
