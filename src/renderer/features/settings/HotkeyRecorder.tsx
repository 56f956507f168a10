import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button'
import { isMac } from '../../ui/platform'
import { readAccelerator } from './accelerator'

/** Takes the next keys pressed as the shortcut. */
export function HotkeyRecorder({ onRecorded }: { onRecorded: (accelerator: string) => void }) {
  const [isRecording, setRecording] = useState(false)
  const [note, setNote] = useState('')

  useEffect(() => {
    if (!isRecording) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.key === 'Escape') return setRecording(false)
      const recorded = readAccelerator(event, isMac)
      if (recorded.state === 'incomplete') return undefined
      if (recorded.state === 'needs-modifier') {
        return setNote(`Hold ${isMac ? 'Command, Control or Option' : 'Ctrl, Alt or Super'} with it.`)
      }
      setRecording(false)
      return onRecorded(recorded.accelerator)
    }
    // Ahead of the window's own shortcuts, which must not run meanwhile.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [isRecording, onRecorded])

  return (
    <div className="hotkey-test" role="status">
      <Button
        onPress={() => {
          setNote('')
          setRecording(!isRecording)
        }}
      >
        {isRecording ? 'Press the new keys…' : 'Change it'}
      </Button>
      {isRecording && <span className="quiet-line">{note || 'Esc keeps the present one.'}</span>}
    </div>
  )
}
