import { createContext, useContext, useSyncExternalStore } from 'react'

/** What the main window shows. Small and plain, since this device remembers it from run to run. */
export type Route =
  | { screen: 'today' }
  | { screen: 'inbox' }
  | { screen: 'five-minutes' }
  | { screen: 'meetings' }
  /** `itemId`: the line of its agenda to show. */
  | { screen: 'meeting'; id: string; itemId?: string }
  /** After it: what was heard, what is left over, what to send. */
  | { screen: 'close'; id: string }
  /** The 1:1 under way; `itemId`: the line of its agenda in sight. */
  | { screen: 'meeting-mode'; id: string; itemId?: string }
  | { screen: 'people' }
  | { screen: 'person'; id: string }
  /** `section` is one of the screen's parts. */
  | { screen: 'signals'; section?: string }
  | { screen: 'signal'; id: string }
  | { screen: 'business-page' }
  | { screen: 'pocket' }
  /** `section` is one of the screen's tabs, `id` the record to show in it. */
  | { screen: 'follow-through'; section?: string; id?: string }
  | { screen: 'search'; query: string }
  | { screen: 'settings'; section?: string }

export type ScreenName = Route['screen']

/** Enough for an afternoon; older places are forgotten. */
const longestHistory = 50

/** Where the window is, and where it was. */
export class RouteStore {
  private readonly behind: Route[] = []
  private readonly ahead: Route[] = []
  private readonly listeners = new Set<() => void>()
  private route: Route

  /** `remember` is called with each new route. */
  constructor(
    start: Route,
    private readonly remember: (route: Route) => void,
  ) {
    this.route = start
  }

  get current(): Route {
    return this.route
  }

  get canGoBack(): boolean {
    return this.behind.length > 0
  }

  get canGoForward(): boolean {
    return this.ahead.length > 0
  }

  go(route: Route): void {
    if (isSameRoute(route, this.route)) return
    this.behind.push(this.route)
    if (this.behind.length > longestHistory) this.behind.shift()
    this.ahead.length = 0
    this.show(route)
  }

  /** Goes there without leaving the present place behind: for what turned out not to exist, and for typed searches. */
  replace(route: Route): void {
    this.show(route)
  }

  back(): void {
    const route = this.behind.pop()
    if (!route) return
    this.ahead.push(this.route)
    this.show(route)
  }

  forward(): void {
    const route = this.ahead.pop()
    if (!route) return
    this.behind.push(this.route)
    this.show(route)
  }

  /** Calls the listener after each change; returns its unsubscribe. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private show(route: Route): void {
    this.route = route
    this.remember(route)
    for (const listener of this.listeners) listener()
  }
}

/** What this device remembered, as a route; Today where it is nothing this version knows. */
export function readRoute(remembered: unknown): Route {
  const { screen, id, itemId, section, query } = (
    typeof remembered === 'object' && remembered !== null ? remembered : {}
  ) as Record<string, unknown>
  switch (screen) {
    case 'inbox':
    case 'five-minutes':
    case 'meetings':
    case 'people':
    case 'business-page':
    case 'pocket':
      return { screen }
    case 'meeting':
    case 'meeting-mode':
      if (typeof id !== 'string') return { screen: 'today' }
      return typeof itemId === 'string' ? { screen, id, itemId } : { screen, id }
    case 'close':
    case 'person':
    case 'signal':
      return typeof id === 'string' ? { screen, id } : { screen: 'today' }
    case 'search':
      return { screen, query: typeof query === 'string' ? query : '' }
    case 'follow-through':
      return {
        screen,
        ...(typeof section === 'string' ? { section } : {}),
        ...(typeof id === 'string' ? { id } : {}),
      }
    case 'signals':
    case 'settings':
      return typeof section === 'string' ? { screen, section } : { screen }
    default:
      return { screen: 'today' }
  }
}

function isSameRoute(one: Route, other: Route): boolean {
  return JSON.stringify(readRoute(one)) === JSON.stringify(readRoute(other))
}

export const RouteContext = createContext<RouteStore | undefined>(undefined)

export function useRoutes(): RouteStore {
  const routes = useContext(RouteContext)
  if (!routes) throw new Error('RouteContext is missing')
  return routes
}

/** The route as it is now. */
export function useRoute(): Route {
  const routes = useRoutes()
  return useSyncExternalStore(routes.subscribe, () => routes.current)
}
