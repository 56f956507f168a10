import { lazy, Suspense, useState } from 'react'
import { useAppCommand } from '../../app/window-session'
import type { ImportStart } from './use-calendar-import'
import { useFileDrop } from './use-file-drop'
import { useSubscription } from './use-subscription'

/** Loaded when it is first wanted: most days nobody imports anything. */
const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog')).ImportDialog }))

/** Answers "Import a calendar" wherever the window is, and a calendar file dropped on it. Rendered once. */
export function CalendarImport() {
  const [isOpen, setOpen] = useState(false)
  const [start, setStart] = useState<ImportStart>()
  const open = (from: ImportStart) => {
    setStart(from)
    setOpen(true)
  }
  useAppCommand('import-calendar', () => open(undefined))
  const isSubscribed = typeof useSubscription()?.host === 'string'
  useAppCommand('look-at-calendar', () => open('subscription'), isSubscribed)
  useFileDrop(isOpen, open)
  if (!isOpen) return null
  const close = () => {
    setOpen(false)
    setStart(undefined)
  }
  return (
    <Suspense fallback={null}>
      <ImportDialog start={start} onClose={close} />
    </Suspense>
  )
}
