import { useCommandState } from 'cmdk'
import { useEffect, useEffectEvent } from 'react'
import type { EditOutcome, RecordEdits } from '../../app/record-edits'
import { call, newId } from '../../documents/bridge'
import { Button } from '../../ui/Button'

interface NothingProps {
  wanted: string
  onCapture: () => void
  onClear: () => void
}

/** What to do where nothing is found. Beside the list and not in it, which without options is none. */
export function Nothing(props: NothingProps) {
  const count = useCommandState(({ filtered }) => filtered.count)
  return count > 0 ? null : <WaysOn {...props} />
}

function WaysOn({ wanted, onCapture, onClear }: NothingProps) {
  // With Mod: Enter by itself may be meant for a result that is still being looked for.
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    if (event.isComposing || event.repeat) return
    event.preventDefault()
    event.stopPropagation()
    onCapture()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
  return (
    <div className="palette-empty">
      <p role="status">Nothing found for “{wanted}”. Try the beginning of a word.</p>
      <div className="palette-ways">
        <Button keys="Mod+Enter" onPress={onCapture}>
          Capture it as a line
        </Button>
        <Button variant="quiet" onPress={onClear}>
          Clear the words
        </Button>
      </div>
    </div>
  )
}

/** As a line in the inbox. Where it is refused, the words are nowhere but in the field they were typed in. */
export function captureLine(edits: RecordEdits, text: string): Promise<EditOutcome> {
  return edits.run({
    label: 'Capture a line',
    // Under an id of its own: the inbox's follows from the command's.
    writes: [{ id: newId(), kind: 'capture', fields: { text } }],
    perform: (commandId) => call('captures.commit', { commandId, text }),
    toast: 'Kept as a line in the inbox.',
  })
}
