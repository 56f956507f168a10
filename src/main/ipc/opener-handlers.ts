import { randomUUID } from 'node:crypto'
import { planOpener } from '../workspace/plan-opener'
import type { Handlers } from './serve'

const ports = { newId: randomUUID, nowMs: Date.now }

export const openerHandlers: Pick<Handlers, Extract<keyof Handlers, `openers.${string}`>> = {
  'openers.plan': async (args, { workspace }) => {
    const { change, itemId } = planOpener(workspace.vault, args, ports)
    const { inverse } = await workspace.commit(change)
    return { inverse, itemId }
  },
}
