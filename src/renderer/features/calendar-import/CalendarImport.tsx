import { lazy, Suspense, useState } from 'react'
import { useAppCommand } from '../../app/window-session'
import { useFileDrop } from './use-file-drop'

/** Loaded when it is first wanted: most days nobody imports anything. */
const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog')).ImportDialog }))

/** Answers "Import a calendar" wherever the window is, and a calendar file dropped on it. Rendered once. */
export function CalendarImport() {
  const [isOpen, setOpen] = useState(false)
  const [dropped, setDropped] = useState<File>()
  useAppCommand('import-calendar', () => setOpen(true))
  useFileDrop(isOpen, (file) => {
    setDropped(file)
    setOpen(true)
  })
  if (!isOpen) return null
  const close = () => {
    setOpen(false)
    setDropped(undefined)
  }
  return (
    <Suspense fallback={null}>
      <ImportDialog dropped={dropped} onClose={close} />
    </Suspense>
  )
}
