import type { ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'

export interface PrivatePlace {
  id: string
  /** Where it stands, in a line of the agenda or the name of a part. */
  place: string
  /** What was noted privately. */
  words: string
  /** Leads there; not where it can be mended right here. */
  onGo?: () => void
}

/** Why nothing leaves, and where to mend it. The words themselves are only for the user's own eyes. */
export function PrivateTextNote({ what, places }: { what: string; places: readonly PrivatePlace[] }) {
  return (
    <ErrorNote>
      <p>
        {what} is not sent: it holds words that you noted privately. Say it in other words, or take it out.
        Nothing else holds anything back.
      </p>
      <ul className="private-places">
        {places.map(({ id, place, words, onGo }) => (
          <li key={id}>
            <span>
              In <Quoted>{place}</Quoted>
              <span data-private>
                : <Quoted>{words}</Quoted>
              </span>
            </span>
            {onGo && (
              <Button variant="quiet" aria-label={`Go there: ${place}`} onPress={onGo}>
                Go there
              </Button>
            )}
          </li>
        ))}
      </ul>
    </ErrorNote>
  )
}

function Quoted({ children }: { children: ReactNode }) {
  return (
    <>
      “<bdi>{children}</bdi>”
    </>
  )
}
