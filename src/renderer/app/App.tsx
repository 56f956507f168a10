import { useRows } from '../documents/use-rows'

/** The main window: the rail, and the screen that is open. */
export function App() {
  const people = useRows('person')
  return (
    <main>
      <h1>Leadup</h1>
      {people && (
        <p>{people.length === 0 ? 'Nobody yet.' : people.map(({ fields }) => fields.name).join(', ')}</p>
      )}
    </main>
  )
}
