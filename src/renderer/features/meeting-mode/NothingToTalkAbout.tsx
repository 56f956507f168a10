import { keysOf } from '../../app/app-commands'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'

/** An agenda without a written item: the talk goes on all the same, and what comes up is noted. */
export function NothingToTalkAbout({ onAdd }: { onAdd: () => void }) {
  return (
    <EmptyState
      title="Nothing on the agenda yet"
      actions={
        <Button variant="primary" keys={keysOf('meeting-add')} onPress={onAdd}>
          Add an item
        </Button>
      }
    >
      <p>What comes up can be written here while you talk, and stays on the agenda of this 1:1.</p>
    </EmptyState>
  )
}
