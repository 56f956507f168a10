import { useState } from 'react'
import type { CompetitorBook, KnownCompetitor } from '@shared/domain/signals/competitor-book'
import { renameCompetitor, writeCompetitor } from '@shared/domain/signals/edit-competitors'
import { useRecordEdits } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import { WordsField } from '../../ui/WordsField'

interface EditCompetitorProps {
  competitor: KnownCompetitor
  competitors: CompetitorBook
  onClose: () => void
}

/** Another name, other aliases, or no row of its own any more. Signals keep the words they were written with. */
export function EditCompetitor({ competitor, competitors, onClose }: EditCompetitorProps) {
  const edits = useRecordEdits()
  const [name, setName] = useState(competitor.name)
  const [aliases, setAliases] = useState<readonly string[]>(competitor.aliases)
  const typed = name.trim()
  const same = typed === '' ? undefined : competitors.find(typed)
  const merged = same !== undefined && same.name !== competitor.name ? same : undefined

  const save = () => {
    onClose()
    if (typed === '') return
    const changed = { ...competitor, aliases }
    const writes =
      typed === competitor.name
        ? writeCompetitor(changed)
        : renameCompetitor(changed, typed, merged, new Date().toISOString())
    void edits.write(`Change ${competitor.name}`, writes)
  }
  const remove = () => {
    onClose()
    if (competitor.id === undefined) return
    void edits.write(
      `Remove ${competitor.name}`,
      [{ id: competitor.id, fields: { trashedAt: new Date().toISOString() } }],
      `${competitor.name} is in the trash for 30 days; its signals stay.`,
    )
  }

  return (
    <Dialog
      title={`Change ${competitor.name}`}
      onClose={onClose}
      foot={
        <>
          {competitor.id !== undefined && (
            <Button variant="quiet" tone="loss" onPress={remove}>
              Remove
            </Button>
          )}
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form="edit-competitor">
            Save
          </Button>
        </>
      }
    >
      <form
        id="edit-competitor"
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          label="Name"
          autoFocus
          value={name}
          onChange={setName}
          maxLength={100}
          description={
            merged
              ? `${merged.name} is here already: both become one.`
              : typed !== competitor.name && typed !== ''
                ? `Signals that say ${competitor.name} still belong here.`
                : undefined
          }
        />
        <WordsField
          label="Also called"
          chosen={aliases.map((alias) => ({ id: alias, label: alias }))}
          choicesFor={() => []}
          wordOf={(word) => word.trim()}
          onAdd={(alias) => setAliases([...aliases, alias])}
          onRemove={(alias) => setAliases(aliases.filter((other) => other !== alias))}
        />
      </form>
    </Dialog>
  )
}
