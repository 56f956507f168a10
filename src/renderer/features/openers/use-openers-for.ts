import { useMemo } from 'react'
import type { Person } from '@shared/documents/kinds/person'
import type { Signal } from '@shared/documents/kinds/signal'
import type { AngledDraft } from '@shared/domain/openers/drafts-for'
import { pastOpeners } from '@shared/domain/openers/kept-opener'
import { parseOpenerReference } from '@shared/domain/openers/opener-item'
import { draftsOfSignal, rankOpeners, type RankedOpener } from '@shared/domain/openers/rank-openers'
import type { LinkedTexts } from '@shared/domain/openers/related-words'
import type { Listener } from '@shared/domain/openers/tact'
import { isOpenNote, notesAbout } from '@shared/domain/people/notes-about'
import { useNow } from '../../app/use-now'
import { useProjections } from '../../documents/use-projections'
import { useAllRows, useRows } from '../../documents/use-rows'
import { useSameItems } from '../../documents/use-same-items'
import type { PersonWorld } from '../people/use-person-world'
import { strengthOf } from './strength-of'

/** More than anybody reads; those that stand on an agenda are taken out of them. */
const rankedCount = 12
const hourMs = 3_600_000

/** Whom an opener is for, and what they want. The same objects until one of their notes changes. */
function useListener({ person, notes }: Pick<PersonWorld, 'person' | 'notes'>): {
  listener: Listener
  goals: readonly string[]
} {
  const { name, relation, role, growthGoals } = person.fields
  // Of a report also what they want to grow into.
  const growth = relation === 'report' ? growthGoals.split('\n').map((line) => line.trim()) : []
  const goals = useSameItems([...textsOf(notes, 'goal'), ...growth.filter(Boolean)])
  const worries = useSameItems(textsOf(notes, 'worry'))
  const guesses = useSameItems(
    textsOf(
      notes.filter(({ fields }) => fields.sureness === 'guess'),
      'goal',
    ),
  )
  const listener = useMemo(
    () => ({ name, relation, role, worries, guesses }),
    [name, relation, role, worries, guesses],
  )
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
  const openers = useAllRows('opener')
  const links = useLinks()
  const nowMs = Math.floor(useNow() / hourMs) * hourMs
  const past = useSameItems(
    useMemo(() => (openers ? pastOpeners(openers, personId) : nothing), [openers, personId]),
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

/** Ways to ask one person about one signal, as they would be offered; `undefined` while it loads, none where they were asked. */
export function useDraftsOf(signal: Signal, person: Person): readonly AngledDraft[] | undefined {
  const signals = useRows('signal')
  const openers = useAllRows('opener')
  const notes = useRows('note')
  const links = useLinks()
  const about = useMemo(() => notesAbout(person, notes ?? nothing), [person, notes])
  const { listener, goals } = useListener({ person, notes: about })
  return useMemo(() => {
    if (!signals || !openers || !links) return undefined
    const past = pastOpeners(openers, person.id)
    return draftsOfSignal(signal, { listener, goals, signals, links, past })
  }, [signal, person, listener, goals, signals, links, openers])
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

function textsOf(notes: PersonWorld['notes'], type: 'goal' | 'worry'): string[] {
  return notes
    .filter((note) => note.fields.type === type && isOpenNote(note))
    .map(({ fields }) => fields.text)
}
