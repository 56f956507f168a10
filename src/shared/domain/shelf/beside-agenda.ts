import { parseItemReference } from '../../body/agenda-item'
import type { ProjectedItem } from '../../body/project-body'
import type { ShelfCard } from './shelf-card'

type Items = Pick<ProjectedItem, 'id' | 'ref'>
/** Of past agendas, by meeting. */
type PastItems = ReadonlyMap<string, { readonly items: readonly Items[] }>

/**
 * Every `ref` an item stands for: its own, and through the past items it shows that of the record they stand for. An
 * action that is on the agenda as an item of the last one is on the agenda.
 */
function refsBehind(ref: string, past: PastItems): readonly string[] {
  const known = behind.get(past) ?? new Map<string, readonly string[]>()
  behind.set(past, known)
  const found = known.get(ref) ?? followedFrom(ref, past)
  known.set(ref, found)
  return found
}

// Followed once while the past agendas stay as they are: hundreds of cards are asked for at each key.
const behind = new WeakMap<PastItems, Map<string, readonly string[]>>()

function followedFrom(ref: string, past: PastItems): string[] {
  const refs: string[] = []
  let next: string | null = ref
  while (next !== null && !refs.includes(next)) {
    refs.push(next)
    const shown = parseItemReference(next)
    const items = shown ? past.get(shown.meetingId)?.items : undefined
    next = items?.find(({ id }) => id === shown?.itemId)?.ref ?? null
  }
  return refs
}

/** The refs of all that stands on an agenda. */
export function refsOn(items: readonly Items[], past: PastItems): ReadonlySet<string> {
  return new Set(items.flatMap(({ ref }) => (ref === null ? [] : refsBehind(ref, past))))
}

/**
 * The cards that an agenda does not hold. What the shelf offers follows from the agenda alone, so taking a card and taking
 * it off again need nothing else to be kept, and two devices agree. This is all of the shelf that a key in the text can
 * change.
 */
export function cardsBeside(
  cards: readonly ShelfCard[],
  items: readonly Items[],
  past: PastItems,
): readonly ShelfCard[] {
  const placed = refsOn(items, past)
  if (placed.size === 0) return cards
  const isPlaced = ({ ref, source }: ShelfCard) =>
    source.kind === 'carried' ? refsBehind(ref, past).some((each) => placed.has(each)) : placed.has(ref)
  return cards.filter((card) => !isPlaced(card))
}

/** The wins that stand on any of these agendas. */
export function winsOn(agendas: PastItems): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { items } of agendas.values()) {
    for (const { ref } of items) if (ref?.startsWith('win:')) ids.add(ref.slice('win:'.length))
  }
  return ids
}
