import { z } from 'zod'
import { call, event } from '../call'

/** Something the user should know that needs no answer: a rebuilt vault, a clock that jumped. */
const noticeSchema = z.object({
  id: z.string(),
  tone: z.enum(['info', 'attention', 'loss']),
  text: z.string(),
})
export type Notice = z.output<typeof noticeSchema>

export const savingStateSchema = z.object({
  /** Changes the main process has taken and not yet put on disk. */
  pending: z.number().int(),
  /** In the user's words; `null` while writing works. */
  failure: z.string().nullable(),
})

export const workspaceCalls = {
  'workspace.info': call(
    ['main', 'capture'],
    z.object({}),
    z.object({
      workspaceId: z.string(),
      /** Changes when the vault was restored or rebuilt: what a window cached of the old one is void. */
      incarnation: z.string(),
      isSample: z.boolean(),
      version: z.string(),
      platform: z.string(),
      notices: z.array(noticeSchema),
    }),
  ),
  /** Small things this device remembers for a window: open screen, collapsed panes. JSON, by key. */
  'deviceState.read': call(['main', 'capture'], z.object({ key: z.string().max(80) }), z.unknown()),
  'deviceState.write': call(
    ['main', 'capture'],
    z.object({ key: z.string().max(80), value: z.unknown() }),
    z.object({}),
  ),
  'saving.state': call(['main', 'capture'], z.object({}), savingStateSchema),
  /** Tries again what could not be written. */
  'saving.retry': call(['main'], z.object({}), savingStateSchema),
}

export const workspaceEvents = {
  'saving.changed': event(['main', 'capture'], savingStateSchema),
  'workspace.noticed': event(['main'], noticeSchema),
  /** The vault behind this window was replaced: load everything again. */
  'workspace.replaced': event(['main', 'capture'], z.object({ incarnation: z.string() })),
}
