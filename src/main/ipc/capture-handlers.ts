import { commitCapture } from '../capture/commit-capture'
import { triageCapture } from '../capture/triage-capture'
import type { Handlers } from './serve'

const ports = { nowMs: Date.now, zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone }

export const captureHandlers: Pick<Handlers, Extract<keyof Handlers, `captures.${string}`>> = {
  'captures.commit': async (args, { workspace }) => {
    const { id, change } = commitCapture(workspace.vault, args, ports)
    const { inverse } = await workspace.commit(change)
    return { id, inverse }
  },

  'captures.triage': async (args, { workspace }) => {
    const { change, ...became } = triageCapture(workspace.vault, args, ports)
    const { inverse } = await workspace.commit(change)
    return { inverse, ...became }
  },
}
