import { useEffect, useEffectEvent } from 'react'

/**
 * Takes calendar files that are dropped anywhere on the window. With `takesAny` other files too: the user was asked for
 * one, and if it is no calendar they should hear so.
 */
export function useFileDrop(takesAny: boolean, onFile: (file: File) => void): void {
  const onOver = useEffectEvent((event: DragEvent) => {
    const items = [...(event.dataTransfer?.items ?? [])]
    // Many systems do not know the type of .ics files; what it is shows when it is dropped.
    if (items.some(({ kind, type }) => kind === 'file' && (takesAny || isCalendarType(type)))) {
      event.preventDefault()
    }
  })
  const onDrop = useEffectEvent((event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? []
    if (!file || !(takesAny || /\.(ics|ical|icalendar|ifb)$/i.test(file.name))) return
    event.preventDefault()
    event.stopPropagation()
    onFile(file)
  })
  useEffect(() => {
    const over = (event: DragEvent) => onOver(event)
    const drop = (event: DragEvent) => onDrop(event)
    // Before the editor, which would take the file for a picture.
    document.addEventListener('dragover', over, true)
    document.addEventListener('drop', drop, true)
    return () => {
      document.removeEventListener('dragover', over, true)
      document.removeEventListener('drop', drop, true)
    }
  }, [])
}

function isCalendarType(type: string): boolean {
  return type === '' || type === 'text/calendar'
}
