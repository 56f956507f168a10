/* The function here runs in a page. It holds no reference to anything outside it. */

/**
 * A headless browser shows and focuses every page at all times. Electron's windows are shown, hidden, focused and
 * blurred, and pages are told, so this tells them.
 */
export function trackPageState(start: { focused: boolean; visible: boolean }, key: string): void {
  let state = start
  Object.defineProperty(Document.prototype, 'hasFocus', { value: () => state.focused, configurable: true })
  const shown = {
    visibilityState: () => (state.visible ? 'visible' : 'hidden'),
    hidden: () => !state.visible,
  }
  for (const [name, get] of Object.entries(shown)) {
    Object.defineProperty(Document.prototype, name, { get, configurable: true })
  }
  const update = (next: typeof start) => {
    const before = state
    state = next
    if (before.visible !== next.visible)
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    if (before.focused !== next.focused) window.dispatchEvent(new Event(next.focused ? 'focus' : 'blur'))
  }
  Object.defineProperty(window, key, { value: update })
}
