import { useCommandState } from 'cmdk'
import { useEffect, useEffectEvent } from 'react'
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
          Capture it to the inbox
        </Button>
        <Button variant="quiet" onPress={onClear}>
          Clear the words
        </Button>
      </div>
    </div>
  )
}
