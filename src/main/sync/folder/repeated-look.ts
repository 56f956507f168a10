import { watchDirectory, type FolderPorts } from './ports'

/** What a save or a sync tool does in one go makes several words of the system. */
const settleMs = 20

/**
 * Looks at something in the file system again and again: when the system tells of a change in one of the directories
 * that the last look named, when somebody asks, and at an interval, since many drives tell nothing. One look at a time.
 */
export class RepeatedLook {
  private readonly watches = new Map<string, () => void>()
  private cancelPoll: (() => void) | undefined
  private cancelSettling: (() => void) | undefined
  private running: Promise<void> | undefined
  private isAskedAgain = false
  private isStopped = true
  private isClosed = false

  constructor(
    /** Gives the directories to watch; never rejects. */
    private readonly look: () => Promise<string[]>,
    private readonly ports: Pick<FolderPorts, 'pollMs' | 'after' | 'watchDirectory'>,
  ) {}

  start(): void {
    if (this.isClosed || !this.isStopped) return
    this.isStopped = false
    this.now()
  }

  stop(): void {
    this.isStopped = true
    this.cancelPoll?.()
    this.noteSettled()
    for (const stopWatching of this.watches.values()) stopWatching()
    this.watches.clear()
  }

  now(): void {
    if (this.isStopped) return
    this.isAskedAgain = true
    this.running ??= this.run()
  }

  async close(): Promise<void> {
    this.stop()
    this.isClosed = true
    await this.running
  }

  private async run(): Promise<void> {
    while (this.isAskedAgain && !this.isStopped) {
      this.isAskedAgain = false
      this.cancelPoll?.()
      const directories = await this.look()
      // NOTE: what came between the look and the watch would be told by nobody.
      if (!this.isStopped && this.watchAnew(directories)) this.isAskedAgain = true
    }
    this.running = undefined
    if (!this.isStopped) this.cancelPoll = this.ports.after(this.ports.pollMs, () => this.now())
  }

  /** Not each word begins a wait anew: a folder that never rests is looked at as well. */
  private noteChange(): void {
    if (this.isStopped) return
    this.cancelSettling ??= this.ports.after(settleMs, () => {
      this.noteSettled()
      this.now()
    })
  }

  private noteSettled(): void {
    this.cancelSettling?.()
    this.cancelSettling = undefined
  }

  /** Whether a directory is watched that was not before. */
  private watchAnew(directories: readonly string[]): boolean {
    for (const [path, stopWatching] of this.watches) {
      if (directories.includes(path)) continue
      stopWatching()
      this.watches.delete(path)
    }
    const watch = this.ports.watchDirectory ?? watchDirectory
    let isAnyNew = false
    for (const path of directories) {
      // One that is not there yet is tried again after the next look.
      const stopWatching = this.watches.has(path) ? undefined : watch(path, () => this.noteChange())
      if (!stopWatching) continue
      this.watches.set(path, stopWatching)
      isAnyNew = true
    }
    return isAnyNew
  }
}
