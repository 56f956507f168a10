import { useState } from 'react'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { useTask } from '../settings/use-task'
import { useInvalidFocus } from './use-invalid-focus'

/** The name other devices show this one under. */
export function RenameDevice({ name }: { name: string }) {
  const sync = useSyncStore()
  const [typed, setTyped] = useState<string>()
  // The field takes the focus, and its button gets it back.
  const [wasOpened, setWasOpened] = useState(false)
  const rename = useTask(async () => {
    sync.take(await call('sync.renameDevice', { name: (typed ?? '').trim() }))
    setTyped(undefined)
  })
  const form = useInvalidFocus(rename.failure)
  if (typed === undefined) {
    return (
      <div className="sync-setting">
        <p className="sync-setting-words">
          <span className="field-label">Its name</span>
          <span dir="auto">{name}</span>
        </p>
        <Button
          variant="quiet"
          autoFocus={wasOpened}
          onPress={() => {
            setTyped(name)
            setWasOpened(true)
          }}
        >
          Rename
        </Button>
      </div>
    )
  }
  return (
    <form
      ref={form}
      className="add-line"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') rename.run()
      }}
    >
      <TextField
        label="Name of this device"
        autoFocus
        maxLength={60}
        value={typed}
        onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped(undefined)
          else event.continuePropagation()
        }}
        error={rename.failure}
      />
      <div className="beside-field">
        <Button type="submit" isDisabled={typed.trim() === ''} isPending={rename.isRunning}>
          Save
        </Button>
        <Button variant="quiet" onPress={() => setTyped(undefined)}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
