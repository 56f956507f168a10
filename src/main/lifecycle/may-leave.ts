/** What the user chose when changes were still not on disk. */
export type Choice = 'wait' | 'leave' | 'stay'

/**
 * Whether windows may close now: once everything they had is on disk, or the user said that it may be lost. Each round
 * waits as long as `flush` does.
 */
export async function mayLeave(ports: {
  /** Whether everything is on disk, after waiting a while for it. */
  flush: () => Promise<boolean>
  ask: () => Promise<Choice>
}): Promise<boolean> {
  for (;;) {
    if (await ports.flush()) return true
    const choice = await ports.ask()
    if (choice !== 'wait') return choice === 'leave'
  }
}
