import { TriangleAlert } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useRowStore } from '../documents/use-rows'
import { Button } from '../ui/Button'

/** Stays for as long as rows that a screen waits for could not be read. */
export function ReadingFailure() {
  const rows = useRowStore()
  const hasFailed = useSyncExternalStore(rows.subscribe, () => rows.hasFailed)
  if (!hasFailed) return null
  return (
    <div className="failure-bar" data-reading role="alert">
      <TriangleAlert aria-hidden size={16} strokeWidth={1.75} />
      <p>
        A part of your workspace could not be read. Nothing was changed. Try again, and if that does not help,
        quit Leadup and open it.
      </p>
      <div className="actions">
        <Button onPress={() => rows.retry()}>Try again</Button>
      </div>
    </div>
  )
}
