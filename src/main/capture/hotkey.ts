import type { HotkeyState } from '@shared/ipc/calls/desktop'

/** What the hotkey needs of Electron's `globalShortcut`. */
export interface ShortcutPort {
  register(accelerator: string, pressed: () => void): boolean
  unregister(accelerator: string): void
}

/** Offered, as far as they are free, where the wanted one is taken. All are pressed with one hand or two, easily. */
const candidates = [
  'CommandOrControl+Shift+Space',
  'Alt+Shift+Space',
  'CommandOrControl+Alt+Space',
  'CommandOrControl+Shift+L',
  'CommandOrControl+Alt+N',
  'CommandOrControl+Shift+F9',
]
const offered = 3

/** The system-wide shortcut of quick capture. At most one is registered at a time. */
export class Hotkey {
  private shortcut = ''
  private isRegistered = false
  private alternatives: string[] = []
  private tester: ((shortcut: string) => boolean) | undefined

  constructor(
    private readonly port: ShortcutPort,
    private readonly onPressed: () => void,
  ) {}

  get state(): HotkeyState {
    return {
      shortcut: this.shortcut,
      isRegistered: this.isRegistered,
      alternatives: [...this.alternatives],
    }
  }

  /** Takes the shortcut that the settings name; where it is taken, none is registered and others are offered. */
  start(shortcut: string): void {
    this.release()
    this.shortcut = shortcut
    this.isRegistered = this.register(shortcut)
    this.alternatives = this.isRegistered ? [] : this.freeOnes(shortcut)
  }

  /** Takes another shortcut, or keeps the one before where the system refuses. Returns whether it was taken. */
  change(shortcut: string): boolean {
    if (shortcut === this.shortcut && this.isRegistered) return true
    // The one before is let go only once the new one is ours, so there is never a moment without.
    if (!this.register(shortcut)) {
      this.alternatives = this.freeOnes(shortcut)
      return false
    }
    if (shortcut !== this.shortcut) this.release()
    this.shortcut = shortcut
    this.isRegistered = true
    this.alternatives = []
    return true
  }

  /** While a tester is set, presses go to it, and nowhere else unless it returns false. */
  test(tester: ((shortcut: string) => boolean) | undefined): void {
    this.tester = tester
  }

  stop(): void {
    this.release()
  }

  private release(): void {
    if (this.isRegistered) this.port.unregister(this.shortcut)
    this.isRegistered = false
  }

  private register(shortcut: string): boolean {
    try {
      return this.port.register(shortcut, () => this.pressed())
    } catch {
      // Electron throws where the text is not an accelerator.
      return false
    }
  }

  private pressed(): void {
    if (!this.tester?.(this.shortcut)) this.onPressed()
  }

  private freeOnes(refused: string): string[] {
    const free: string[] = []
    for (const shortcut of candidates) {
      if (free.length === offered) break
      if (shortcut === refused || (shortcut === this.shortcut && this.isRegistered)) continue
      if (!this.register(shortcut)) continue
      this.port.unregister(shortcut)
      free.push(shortcut)
    }
    return free
  }
}
