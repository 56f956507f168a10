import { useState } from 'react'

/** The same list as long as it holds the same. */
export function useSameItems<T>(items: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(items)
  if (items.length === kept.length && items.every((item, index) => item === kept[index])) return kept
  setKept(items)
  return items
}
