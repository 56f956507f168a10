import { useState } from 'react'
import { useAvailableCommands, useWindowSession } from '../../app/window-session'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from './use-task'

export function TransferSection() {
  const { commands } = useWindowSession()
  const canImport = useAvailableCommands().includes('import-calendar')
  const [exported, setExported] = useState('')
  const task = useTask(async () => {
    const result = await call('export.now', {})
    if (result.outcome === 'exported') {
      setExported(`${result.documentCount} documents are in ${result.folder}`)
    }
  })
  return (
    <>
      {canImport && (
        <div className="settings-group">
          <h3 className="settings-group-name">Import</h3>
          <p className="quiet-line">
            A calendar file (.ics) from Google, Outlook or Apple. You see what will change before anything
            does.
          </p>
          <div>
            <Button onPress={() => commands.run('import-calendar')}>Import a calendar…</Button>
          </div>
        </div>
      )}
      <div className="settings-group">
        <h3 className="settings-group-name">Export</h3>
        <p className="quiet-line">
          A copy of everything, as Markdown files and as JSON, into a folder you choose. It holds what is
          private, too, and is not encrypted.
        </p>
        <div>
          <Button onPress={task.run} isPending={task.isRunning}>
            {task.isRunning ? 'Exporting…' : 'Export a copy…'}
          </Button>
        </div>
        {exported !== '' && (
          <p className="path" role="status">
            {exported}
          </p>
        )}
        {task.failure && <ErrorNote>{task.failure}</ErrorNote>}
      </div>
    </>
  )
}
