import './app.css'
import { Suspense, useEffect } from 'react'
import { FirstRun } from '../features/first-run/FirstRun'
import { useFirstRunStep } from '../features/first-run/first-run-step'
import { GuideStrip } from '../features/first-run/GuideStrip'
import { call } from '../documents/bridge'
import { HeadMark, Screen } from '../ui/Screen'
import { Skeleton } from '../ui/Skeleton'
import { hideToast, showToast } from '../ui/toasts'
import { ToastRegion } from '../ui/ToastRegion'
import { FailureBar } from './FailureBar'
import { movePane } from './move-pane'
import { Notices } from './Notices'
import { PrivateHidden } from './PrivateHidden'
import { Rail } from './Rail'
import { ReadingFailure } from './ReadingFailure'
import { useRoute, useRoutes, type Route } from './route'
import { ScreenBoundary } from './ScreenBoundary'
import { loadLists, overlays, screens, type ScreenEntry } from './screens'
import { ShortcutList } from './ShortcutList'
import { useAppearance } from './use-appearance'
import { useKeyboard } from './use-keyboard'
import { usePrivateHidden } from './use-private-hidden'
import { useAppCommand, useWindowSession } from './window-session'
import { messageOf } from './message-of'

/** The main window: the rail, and the screen that is open. */
export function App({ onDrawn }: { onDrawn: () => void }) {
  const session = useWindowSession()
  const route = useRoute()
  useKeyboard(session.commands)
  useAppearance()
  const isPrivateHidden = usePrivateHidden()
  useFrameCommands()
  useFocusOnScreen()
  const step = useFirstRunStep()
  useEffect(() => {
    // A task of its own, behind the drawing of what was just rendered.
    const timer = setTimeout(() => {
      onDrawn()
      requestIdleCallback(loadLists)
    })
    return () => clearTimeout(timer)
  }, [onDrawn])
  return (
    <div className="app">
      {session.info.platform === 'darwin' && <div className="title-bar" />}
      <FailureBar />
      <ReadingFailure />
      <Notices />
      <div className="app-body">
        {step === 'ask' || step === 'lines' ? (
          <FirstRun step={step} />
        ) : (
          <>
            {/* Others may look at it. */}
            {route.screen !== 'meeting-mode' && <Rail />}
            <div className="app-work">
              {route.screen !== 'meeting-mode' && <GuideStrip />}
              <div className="app-screen">
                <HeadMark value={isPrivateHidden ? <PrivateHidden /> : null}>
                  <ScreenOf route={route} />
                </HeadMark>
              </div>
            </div>
          </>
        )}
      </div>
      {overlays.map((Overlay) => (
        <Overlay key={Overlay.name} />
      ))}
      <ShortcutList />
      <ToastRegion />
    </div>
  )
}

function ScreenOf({ route }: { route: Route }) {
  const entry: ScreenEntry = screens[route.screen] ?? screens.today
  const isKnown = screens[route.screen] !== undefined
  const shown: Route = isKnown ? route : { screen: 'today' }
  return (
    // A screen for another person or meeting begins afresh; nothing of the last one is carried over.
    <ScreenBoundary key={keyOf(shown)} screenName={entry.name}>
      <Suspense fallback={<LoadingScreen name={entry.name} />}>{entry.render(shown)}</Suspense>
    </ScreenBoundary>
  )
}

/** Follow-through stays what it is while one of its records is opened beside the list. */
function keyOf(route: Route): string {
  return route.screen !== 'follow-through' && 'id' in route ? route.id : route.screen
}

function LoadingScreen({ name }: { name: string }) {
  // It takes the focus that it was given along when the screen itself comes.
  useEffect(() => () => void requestAnimationFrame(focusOnWork), [])
  return (
    <Screen label={name}>
      <Skeleton rows={5} />
    </Screen>
  )
}

function useFrameCommands(): void {
  const routes = useRoutes()
  const { undo, info } = useWindowSession()
  useAppCommand('open-today', () => routes.go({ screen: 'today' }))
  useAppCommand('open-inbox', () => routes.go({ screen: 'inbox' }))
  useAppCommand('open-five-minutes', () => routes.go({ screen: 'five-minutes' }))
  useAppCommand('open-meetings', () => routes.go({ screen: 'meetings' }), screens.meetings !== undefined)
  useAppCommand('open-people', () => routes.go({ screen: 'people' }), screens.people !== undefined)
  useAppCommand('open-signals', () => routes.go({ screen: 'signals' }), screens.signals !== undefined)
  useAppCommand('new-signal', () => routes.go({ screen: 'signals' }), screens.signals !== undefined)
  useAppCommand('open-business-page', () => routes.go({ screen: 'business-page' }))
  useAppCommand('open-pocket', () => routes.go({ screen: 'pocket' }))
  useAppCommand('open-follow-through', () => routes.go({ screen: 'follow-through' }))
  useAppCommand('new-action', () => routes.go({ screen: 'follow-through', section: 'actions' }))
  useAppCommand('new-feedback', () => routes.go({ screen: 'follow-through', section: 'feedback' }))
  useAppCommand('new-asked-opener', () => routes.go({ screen: 'follow-through', section: 'openers' }))
  useAppCommand('new-win', () => routes.go({ screen: 'follow-through', section: 'wins' }))
  useAppCommand('open-settings', () => routes.go({ screen: 'settings' }), screens.settings !== undefined)
  useAppCommand(
    'open-devices',
    () => routes.go({ screen: 'settings', section: 'devices' }),
    screens.settings !== undefined,
  )
  useAppCommand('capture', () => say(call('capture.open', {})))
  useAppCommand('open-sample', () => say(call('sample.open', {})), !info.isSample)
  useAppCommand('renew-sample', () => say(call('sample.open', { afresh: true })), info.isSample)
  useAppCommand('go-back', () => routes.back())
  useAppCommand('go-forward', () => routes.forward())
  useAppCommand('next-pane', () => movePane(1))
  useAppCommand('previous-pane', () => movePane(-1))
  useAppCommand('undo', () => {
    hideToast()
    say(undo.undo())
  })
  useAppCommand('redo', () => say(undo.redo()))
}

/** Says what became of a command that failed. */
function say(command: Promise<unknown>): void {
  command.catch((error: unknown) => showToast({ text: messageOf(error) }))
}

function focusOnWork(): void {
  if (document.activeElement && document.activeElement !== document.body) return
  document.querySelector<HTMLElement>('[data-pane="work"]')?.focus({ preventScroll: true })
}

/** A new screen gets the focus where nothing else has it, so that keys and screen readers begin there. */
function useFocusOnScreen(): void {
  const routes = useRoutes()
  useEffect(
    () =>
      routes.subscribe(() => {
        // NOTE: once the new screen is drawn, and has taken the focus itself if it wants it.
        requestAnimationFrame(focusOnWork)
      }),
    [routes],
  )
}
