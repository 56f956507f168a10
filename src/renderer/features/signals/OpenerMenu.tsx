import { MessageCircleQuestionMark } from 'lucide-react'
import { useMemo } from 'react'
import type { Signal } from '@shared/documents/kinds/signal'
import { openerIdOf } from '@shared/domain/signals/opener-from-signal'
import { useRecordEdits, useWindowSession } from '../../app/window-session'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { makeOpener } from './signal-actions'

/** Makes an opener of a signal, for somebody who was not asked about it yet. */
export function OpenerMenu({ signal }: { signal: Signal }) {
  const edits = useRecordEdits()
  const { commands } = useWindowSession()
  const people = useRows('person')
  const openers = useRows('opener')
  const { shareWithIds } = signal.fields
  const ordered = useMemo(() => {
    const isMeant = (id: string) => shareWithIds.includes(id)
    return (people ?? []).toSorted(
      (one, other) =>
        Number(isMeant(other.id)) - Number(isMeant(one.id)) ||
        one.fields.name.localeCompare(other.fields.name),
    )
  }, [people, shareWithIds])
  const made = new Set(openers?.map(({ id }) => id))
  if (ordered.length === 0) {
    return (
      <Button icon={MessageCircleQuestionMark} onPress={() => commands.run('new-person')}>
        Whom could you ask?
      </Button>
    )
  }
  return (
    <Menu
      label="Make an opener for"
      trigger={
        <Button variant="primary" icon={MessageCircleQuestionMark}>
          Make an opener for…
        </Button>
      }
      entries={ordered.map((person) => {
        const hasOne = made.has(openerIdOf(signal.id, person.id))
        const name = person.fields.name || 'No name yet'
        return {
          id: person.id,
          label: hasOne ? `${name}: there is one` : name,
          isDisabled: hasOne,
          onAction: () => makeOpener(edits, signal, person),
        }
      })}
    />
  )
}
