import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'

/** Instead of everything, where the workspace could not be read. */
export function StartFailure({ message }: { message: string }) {
  return (
    <main className="screen" aria-label="Leadup">
      <div className="screen-content">
        <h1 className="only-read-out">Leadup</h1>
        <ErrorNote actions={<Button onPress={() => window.location.reload()}>Try again</Button>}>
          Your workspace could not be opened. {message} Nothing in it was changed.
        </ErrorNote>
      </div>
    </main>
  )
}
