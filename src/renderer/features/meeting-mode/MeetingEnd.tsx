import { useEffect, useRef } from 'react'
import type { ProjectedItem } from '@shared/body/project-body'
import { outcomeInWords } from '@shared/domain/meeting-mode/outcome-in-words'
import { useFindAction } from '../../documents/use-projections'
import { Button } from '../../ui/Button'

interface MeetingEndProps {
  items: readonly ProjectedItem[]
  onBack: () => void
  onClose: () => void
}

/** Behind the last item: what the talk came to, and the way on to closing it. */
export function MeetingEnd({ items, onBack, onClose }: MeetingEndProps) {
  const actionOf = useFindAction()
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus(), [])
  return (
    <section className="meeting-end" aria-labelledby="meeting-end">
      <h2 className="meeting-end-heading" id="meeting-end">
        That was the last item
      </h2>
      <p className="meeting-end-facts">{outcomeInWords(items, actionOf).join(' · ')}</p>
      <div className="actions">
        <Button variant="primary" ref={close} onPress={onClose}>
          Close the 1:1
        </Button>
        <Button keys="Left" onPress={onBack}>
          Back to the items
        </Button>
      </div>
    </section>
  )
}
