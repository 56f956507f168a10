/** What F6 goes round: the parts of the window that have `data-pane`, as far as they can be seen. */
export function movePane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(isSeen)
  const active = document.activeElement
  const at = panes.findIndex((pane) => pane.contains(active))
  // From outside of all of them, backwards is to the last.
  const from = at < 0 && step < 0 ? 0 : at
  const next = panes[(from + step + panes.length) % panes.length]
  if (!next) return
  const stops = next.querySelectorAll<HTMLElement>(
    '[aria-current="page"], [tabindex="0"], button:not([disabled]), [contenteditable="true"], input',
  )
  // What a narrow window hides takes no focus, and would hold it where it was.
  const inside = [...stops].find(isSeen)
  ;(inside ?? next).focus()
}

function isSeen(element: HTMLElement): boolean {
  return element.getClientRects().length > 0
}
