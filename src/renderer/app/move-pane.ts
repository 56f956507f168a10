/** What F6 goes round: the parts of the window that have `data-pane`, as far as they can be seen. */
export function movePane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.offsetParent !== null || pane.getClientRects().length > 0,
  )
  const active = document.activeElement
  const at = panes.findIndex((pane) => pane.contains(active))
  const next = panes[(at + step + panes.length) % panes.length]
  if (!next) return
  const inside = next.querySelector<HTMLElement>(
    '[aria-current="page"], [tabindex="0"], button:not([disabled]), [contenteditable="true"], input',
  )
  ;(inside ?? next).focus()
}
