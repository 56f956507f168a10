/** What can be done in a 1:1 under way; what is left out cannot be done now. */
export interface MeetingActions {
  previous: () => void
  next: () => void
  list: () => void
  /** An item behind the present one, with the caret in it. */
  add: () => void
  leave: () => void
  tick?: () => void
  /** The caret under the present item's words. */
  write?: () => void
  makeMine?: () => void
  makeTheirs?: () => void
  hear?: () => void
}

type ActionName = keyof MeetingActions

/** Single keys, while the focus is in no text. By the key as it is typed. */
const bareKeys: Record<string, ActionName> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  ' ': 'tick',
  Enter: 'write',
  h: 'hear',
  n: 'add',
  l: 'list',
}

/** Keys that mean the same in the text as outside of it. */
const everywhere: Record<string, ActionName> = { PageDown: 'next', PageUp: 'previous' }

/**
 * Carries out what a key means in a 1:1 under way. Keys that a button or the text takes are theirs.
 * @param leaveText gives the focus back to the screen: Escape in the text does that first
 */
export function runMeetingKey(event: KeyboardEvent, actions: MeetingActions, leaveText: () => void): boolean {
  const target = event.target instanceof HTMLElement ? event.target : undefined
  if (event.isComposing || event.defaultPrevented || target?.closest('.dialog')) return false
  const isInText =
    target?.closest('[contenteditable="true"], input, textarea') !== null && target !== undefined
  if (event.key === 'Escape') {
    if (isInText) leaveText()
    else actions.leave()
    return true
  }
  const name = actionOf(event, isInText, target)
  const run = name && actions[name]
  run?.()
  return run !== undefined
}

function actionOf(
  event: KeyboardEvent,
  isInText: boolean,
  target: HTMLElement | undefined,
): ActionName | undefined {
  const isMod = event.ctrlKey || event.metaKey
  if (isMod) {
    // The text has these keys itself.
    if (isInText || event.altKey) return undefined
    if (event.key === 'Enter' && !event.shiftKey) return 'tick'
    if (event.shiftKey && event.key.toLowerCase() === 'a') return 'makeMine'
    if (event.shiftKey && event.key.toLowerCase() === 'o') return 'makeTheirs'
    return undefined
  }
  if (event.altKey || event.shiftKey) return undefined
  if (isInText) return everywhere[event.key]
  // A button that has the focus is pressed by these.
  if ((event.key === ' ' || event.key === 'Enter') && target?.closest('button, [role="checkbox"]'))
    return undefined
  return everywhere[event.key] ?? bareKeys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
}
