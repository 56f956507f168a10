import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'
import type { PlaceDraft } from './place-draft'

interface FolderFieldProps {
  folder: PlaceDraft['folder']
  onChange: (folder: PlaceDraft['folder']) => void
}

/** A folder, by the system's own dialog. */
export function FolderField({ folder, onChange }: FolderFieldProps) {
  const choose = useTask(async () => {
    const chosen = await call('sync.chooseFolder', {})
    if (chosen) onChange(chosen)
  })
  return (
    <div className="folder-field">
      <p className="quiet-line">
        A folder that another program keeps the same on your devices. Leadup writes encrypted files into it
        and touches nobody else’s.
      </p>
      {folder && (
        <p className="path" role="status">
          {folder.path}
        </p>
      )}
      <div>
        <Button onPress={choose.run} isPending={choose.isRunning}>
          {folder ? 'Choose another…' : 'Choose a folder…'}
        </Button>
      </div>
      {choose.failure && <ErrorNote>{choose.failure}</ErrorNote>}
    </div>
  )
}
