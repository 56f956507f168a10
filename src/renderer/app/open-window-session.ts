import { BodySessions } from '../documents/body-sessions'
import { beforeLeaving, call, onEvent } from '../documents/bridge'
import { readDeviceState, writeDeviceState } from '../documents/device-state'
import { PendingWrites } from '../documents/pending-writes'
import { ProjectionStore } from '../documents/projection-store'
import { RowStore } from '../documents/row-store'
import { UndoStack } from '../documents/undo-stack'
import { BodyGuard } from '../editor/guard/body-guard'
import { showToast } from '../ui/toasts'
import { AppCommandHandlers } from './app-command-handlers'
import { RecordEdits } from './record-edits'
import { readRoute, RouteStore } from './route'
import { SavingStore } from './saving-store'
import { SyncStore } from './sync-store'
import type { WindowSession } from './window-session'

const routeKey = 'main.route'

export interface OpenedWindow {
  session: WindowSession
  rows: RowStore
  projections: ProjectionStore
  routes: RouteStore
  bodies: BodySessions
  /** To be called once the first screen is drawn: what it does not need is loaded then. */
  onDrawn: () => void
}

/** Everything the main window works with, and the place it was at when it was last closed. */
export async function openWindowSession(): Promise<OpenedWindow> {
  const drawn = Promise.withResolvers<void>()
  const rows = new RowStore(drawn.promise)
  const projections = new ProjectionStore()
  const [info, remembered] = await Promise.all([
    call('workspace.info', {}),
    readDeviceState(routeKey),
    rows.load('settings'),
    // Whether anybody is there decides what is shown first.
    rows.load('person'),
    // Today shows these first; asked for now, they come before what its other parts ask for.
    rows.load('meeting'),
  ])
  const routes = new RouteStore(readRoute(remembered), (route) => void writeDeviceState(routeKey, route))
  const pending = new PendingWrites()
  const undo = new UndoStack(() => edits.retryWaiting())
  const edits: RecordEdits = new RecordEdits({ pending, undo, rows, say: showToast })
  const commands = new AppCommandHandlers()
  const { workspaceId, incarnation } = info
  const bodies = new BodySessions({ workspaceId, incarnation, pending, undo, checker: new BodyGuard() })
  onEvent('saving.changed', ({ failure }) => {
    // Writing works again, whoever found out: what waits need not wait for the user.
    if (failure === null) void edits.retry()
  })
  beforeLeaving(() => edits.flush())
  beforeLeaving(() => bodies.flush())
  const saving = new SavingStore(pending)
  const sync = new SyncStore(saving)
  // The sample never syncs. Elsewhere nothing drawn first waits for it.
  if (!info.isSample) void drawn.promise.then(() => sync.follow())
  // Thousands of them take a while to read: before their screen is opened, while there is nothing else to do.
  void drawn.promise.then(() => requestIdleCallback(() => void rows.load('signal')))
  const session = { info, pending, undo, saving, edits, commands, sync }
  return { session, rows, projections, routes, bodies, onDrawn: () => drawn.resolve() }
}
