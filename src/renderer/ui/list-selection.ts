/** Which rows of a list are chosen, and from where on the keys go. */
export interface ListSelection {
  /** The row the keys are on. */
  activeId: string | undefined
  /** Where a range begins. */
  anchorId: string | undefined
  selected: ReadonlySet<string>
}

export const nothingSelected: ListSelection = {
  activeId: undefined,
  anchorId: undefined,
  selected: new Set(),
}

/** The keys go on from this row; what is selected stays. */
export function moveTo(selection: ListSelection, id: string | undefined): ListSelection {
  return { ...selection, activeId: id, anchorId: id }
}

/** Selects the row or takes it out again. */
export function toggle({ selected }: ListSelection, id: string): ListSelection {
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return { activeId: id, anchorId: id, selected: next }
}

/** Selects from the anchor to this row, and no more what the range before this one reached beyond it. */
export function extendTo(
  { activeId, anchorId, selected }: ListSelection,
  ids: readonly string[],
  id: string,
): ListSelection {
  const from = anchorId ?? activeId ?? id
  const next = new Set(selected)
  for (const passed of range(ids, from, activeId ?? from)) next.delete(passed)
  for (const reached of range(ids, from, id)) next.add(reached)
  return { activeId: id, anchorId: from, selected: next }
}

export function selectAll(selection: ListSelection, ids: readonly string[]): ListSelection {
  return { ...selection, selected: new Set(ids) }
}

export function clearSelected(selection: ListSelection): ListSelection {
  return { ...selection, selected: nothingSelected.selected }
}

/** A range of two rows of which one is gone is the other one. */
function range(ids: readonly string[], from: string, to: string): readonly string[] {
  const [start, end] = [ids.indexOf(from), ids.indexOf(to)]
  if (start === -1 || end === -1) return []
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}
