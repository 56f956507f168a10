import type { KeyboardEvent } from 'react'

const cards = '.shelf-card, .opener-card'

/** Carries out a key that leads from one part of the shelf to another; false where it is none. */
export function walkShelf(event: KeyboardEvent<HTMLElement>, from: Element): boolean {
  return event.ctrlKey || event.metaKey ? walksToSection(event, from) : walksBetweenLists(event, from)
}

/** Mod and an arrow lead to the first card of the next section, or of the one before: openers stand below many cards. */
function walksToSection({ key, currentTarget }: KeyboardEvent<HTMLElement>, from: Element): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key]
  if (step === undefined) return false
  const firsts = [...currentTarget.querySelectorAll('.shelf-section')].flatMap(
    (section) => section.querySelector<HTMLElement>(cards) ?? [],
  )
  const section = from.closest('.shelf-section')
  const at = firsts.findIndex((first) => section?.contains(first))
  firsts[Math.min(Math.max(at + step, 0), firsts.length - 1)]?.focus()
  return true
}

/** The arrow keys go on from the last card to the openers under it, and back. */
function walksBetweenLists({ key, currentTarget }: KeyboardEvent<HTMLElement>, from: Element): boolean {
  const all = [...currentTarget.querySelectorAll<HTMLElement>(cards)]
  const at = all.findIndex((card) => card === from)
  const next = all[key === 'ArrowDown' ? at + 1 : key === 'ArrowUp' ? at - 1 : -1]
  // Within its own list each walks by itself.
  if (at < 0 || !next || next.className.includes('opener') === from.className.includes('opener')) return false
  next.focus()
  return true
}
