import { z } from 'zod'
import type { Workspace } from '../../workspace/workspace'

/** Under this key, on this device alone: what changed reaches the others by sync, and one that fetches is enough. */
const key = 'calendar.subscription'

const keptSchema = z.object({
  /** SECURITY: whoever has it can read the calendar. Never logged, and never sent to a window. */
  address: z.string(),
  etag: z.string().default(''),
  lastModified: z.string().default(''),
  /** When all of it was last read, and what it was planned with: an answer of "unchanged" is no use with other options. */
  readAtMs: z.number().default(0),
  plannedWith: z.string().default(''),
  checkedAtMs: z.number().default(0),
  dueAtMs: z.number().default(0),
  failure: z.string().nullable().default(null),
  failures: z.number().default(0),
  /** 1:1s that are new in it and wait to be looked at. */
  waiting: z.number().default(0),
})
export type KeptSubscription = z.output<typeof keptSchema>

export function readSubscription(workspace: Workspace): KeptSubscription | undefined {
  const kept = workspace.recall(key)
  const parsed = keptSchema.safeParse(kept)
  if (parsed.success) return parsed.data
  // Damaged: the address is what matters, and should it be wrong the next look says so; the rest is learned anew.
  const address = typeof kept === 'string' ? /"address":"([^"]+)"/.exec(kept)?.[1] : undefined
  return address === undefined ? undefined : newSubscription(address)
}

export function newSubscription(address: string): KeptSubscription {
  return keptSchema.parse({ address })
}

export function keepSubscription(workspace: Workspace, subscription: KeptSubscription | undefined): void {
  workspace.remember(key, subscription ?? null)
}
