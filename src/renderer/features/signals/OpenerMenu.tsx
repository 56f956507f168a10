import { MessageCircleQuestionMark } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Signal } from '@shared/documents/kinds/signal'
import { isAsked } from '@shared/domain/openers/asked-before'
import { useWindowSession } from '../../app/window-session'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import { MakeOpenerDialog } from '../openers/MakeOpenerDialog'

/** Makes an opener of a signal, for somebody who has none of it waiting. */
export function OpenerMenu({ signal }: { signal: Signal }) {
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
  const [chosenId, setChosenId] = useState<string>()
  const chosen = people?.find(({ id }) => id === chosenId)
  const waiting = new Set(
    openers
      ?.filter(({ fields }) => fields.signalId === signal.id && !isAsked(fields))
      .map(({ fields }) => fields.personId),
  )
  if (ordered.length === 0) {
    return (
      <Button icon={MessageCircleQuestionMark} onPress={() => commands.run('new-person')}>
        Whom could you ask?
      </Button>
    )
  }
  return (
    <>
      <Menu
        label="Make an opener for"
        trigger={
          <Button variant="primary" icon={MessageCircleQuestionMark}>
            Make an opener for…
          </Button>
        }
        entries={ordered.map((person) => {
          const hasOne = waiting.has(person.id)
          const name = person.fields.name || 'No name yet'
          return {
            id: person.id,
            label: hasOne ? `${name}: there is one` : name,
            isDisabled: hasOne,
            onAction: () => setChosenId(person.id),
          }
        })}
      />
      {chosen && <MakeOpenerDialog signal={signal} person={chosen} onClose={() => setChosenId(undefined)} />}
    </>
  )
}
