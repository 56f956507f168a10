/**
 * Hands an Escape that was pressed while the focus is nowhere to what is open on top. The focus is nowhere for a frame
 * after a menu closed or a field gave it up, and React Aria hears the key only from within what it closes: the second
 * of two quick presses would be lost. Returns whether something was open.
 */
export function handOverEscape(event: KeyboardEvent): boolean {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
  if (event.key !== 'Escape' || !isPlain || event.target !== document.body) return false
  const open = [...document.querySelectorAll('.dialog-box, .popover')].at(-1)
  // A key that is held closes one thing, not all that lie under it.
  if (open && !event.repeat)
    open.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  return open !== undefined
}
