import { keysOf } from '../../app/app-commands'
import { useAvailableCommands, useWindowSession } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'

/** Today without a 1:1 ahead: says what would stand here and how it gets here. */
export function NothingAhead({ hasPeople }: { hasPeople: boolean }) {
  const { commands, info } = useWindowSession()
  const available = useAvailableCommands()
  return (
    <EmptyState
      isScreenHeading
      title={hasPeople ? 'No 1:1 ahead' : 'Who do you meet next?'}
      actions={
        <>
          {available.includes('new-meeting') && (
            <Button
              variant="primary"
              keys={keysOf('new-meeting')}
              onPress={() => commands.run('new-meeting')}
            >
              New 1:1
            </Button>
          )}
          {available.includes('import-calendar') && (
            <Button onPress={() => commands.run('import-calendar')}>Import a calendar</Button>
          )}
          {!hasPeople && !info.isSample && available.includes('open-sample') && (
            <Button variant="quiet" onPress={() => commands.run('open-sample')}>
              Look at the sample workspace
            </Button>
          )}
        </>
      }
    >
      <p>
        {hasPeople
          ? 'The next 1:1 stands here, with how long it is until then and how far its agenda is. Put one in, or import a calendar.'
          : 'Name one person and a time. Leadup keeps what they must deliver and how they like to hear it, and has an agenda begun before you sit down.'}
      </p>
      <p>What you capture meanwhile shows here until you have seen it.</p>
    </EmptyState>
  )
}
