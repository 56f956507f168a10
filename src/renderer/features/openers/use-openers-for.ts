import { useMemo, useState } from 'react'
import type { Signal } from '@shared/documents/kinds/signal'
import { pastOpener } from '@shared/domain/openers/kept-opener'
import { parseOpenerReference } from '@shared/domain/openers/opener-item'
import { rankOpeners, type RankedOpener } from '@shared/domain/openers/rank-openers'
import type { Strength } from '@shared/domain/openers/rank-parts'
import type { LinkedTexts } from '@shared/domain/openers/related-words'
import type { Listener } from '@shared/domain/openers/tact'
import { isOpenNote } from '@shared/domain/people/notes-about'
import { strengthFromSources } from '@shared/domain/signals/strength'
import { useNow } from '../../app/use-now'
import { useProjections } from '../../documents/use-projections'
import { useRows } from '../../documents/use-rows'
import type { PersonWorld } from '../people/use-person-world'

/** More than anybody reads; those that stand on an agenda are taken out of them. */
const rankedCount = 12
const hourMs = 3_600_000

/** Whom an opener is for, and what they want. The same objects until one of their notes changes. */
function useListener({ person, notes }: Pick<PersonWorld, 'person' | 'notes'>): {
  listener: Listener
  goals: readonly string[]
} {
  const { name, relation, growthGoals } = person.fields
  // Of a report also what they want to grow into.
  const growth = relation === 'report' ? growthGoals.split('\n').map((line) => line.trim()) : []
  const goals = useSameItems([...textsOf(notes, 'goal'), ...growth.filter(Boolean)])
  const worries = useSameItems(textsOf(notes, 'worry'))
  const listener = useMemo(() => ({ name, relation, worries }), [name, relation, worries])
  return { listener, goals }
}

/**
 * Openers for this person, the best first, without those that stand on an agenda with them; `undefined` while it loads.
 * Ranked when a row changes or an hour has passed, and never because of a key.
 */
export function useOpenersFor(world: PersonWorld): readonly RankedOpener[] | undefined {
  const { listener, goals } = useListener(world)
  const personId = world.person.id
  const signals = useRows('signal')
  const openers = useRows('opener')
  const links = useLinks()
  const nowMs = Math.floor(useNow() / hourMs) * hourMs
  const past = useSameItems(
    openers?.filter(({ fields }) => fields.personId === personId).map(pastOpener) ?? nothing,
  )
  const standing = useStanding(personId)
  const count = rankedCount + standing.size
  const ranked = useMemo(
    () =>
      signals && openers && links
        ? rankOpeners({ listener, goals, signals, links, past, nowMs, strengthOf, count })
        : undefined,
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- other people's openers change nothing here: `past` has this one's
    [listener, goals, signals, openers !== undefined, links, past, nowMs, count],
  )
  return useMemo(
    () => ranked?.filter(({ source }) => source.kind !== 'carried' || !standing.has(source.opener.id)),
    [ranked, standing],
  )
}

const nothing: readonly never[] = []

/** Openers not asked yet that stand on an agenda with this person: on one ahead, or carried over from the last. */
function useStanding(personId: string): ReadonlySet<string> {
  const openers = useRows('opener') ?? nothing
  const meetingIds = useSameItems([
    ...new Set(
      openers
        .filter(({ fields }) => fields.personId === personId)
        .flatMap(({ fields }) => (isWaiting(fields.status) ? (fields.meetingId ?? []) : [])),
    ),
  ])
  const projections = useProjections(meetingIds)
  const ids = useSameItems(
    [...projections.values()].flatMap(({ items }) =>
      items.flatMap(({ ref }) => parseOpenerReference(ref) ?? []),
    ),
  )
  return useMemo(() => new Set(ids), [ids])
}

function isWaiting(status: string): boolean {
  return status === 'draft' || status === 'planned'
}

/** A goal and what serves it say the same in other words. */
function useLinks(): readonly LinkedTexts[] | undefined {
  const wins = useRows('win')
  const notes = useRows('note')
  return useMemo(() => {
    if (!wins || !notes) return undefined
    const goals = new Map(notes.map(({ id, fields }) => [id, fields.text]))
    return wins.flatMap(({ fields }): LinkedTexts[] => {
      const goal = fields.goalId === null ? undefined : goals.get(fields.goalId)
      return goal === undefined ? [] : [[goal, fields.text]]
    })
  }, [wins, notes])
}

const strengths = new WeakMap<Signal, Strength>()

/**
 * What the user says of it, else what its own sources do. Those of others that say the same are counted on its page:
 * looking for them among thousands would be felt here.
 */
function strengthOf(signal: Signal): Strength {
  const known = strengths.get(signal)
  if (known) return known
  const strength = signal.fields.strength || strengthFromSources(signal, [], Date.now()).strength
  strengths.set(signal, strength)
  return strength
}

function textsOf(notes: PersonWorld['notes'], type: 'goal' | 'worry'): string[] {
  return notes
    .filter((note) => note.fields.type === type && isOpenNote(note))
    .map(({ fields }) => fields.text)
}

/** The same list as long as it holds the same. */
function useSameItems<T>(items: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(items)
  if (items.length === kept.length && items.every((item, index) => item === kept[index])) return kept
  setKept(items)
  return items
}
