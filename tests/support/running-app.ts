import type { Page } from 'playwright-core'
import type { Control } from './control.ts'

/** What runs the app. */
export type Engine = 'electron' | 'stand-in'

/** How a process ended: its exit code, or the signal that ended it. */
export type Exit = number | NodeJS.Signals

export interface LaunchOptions {
  /** The main process to run; Leadup's own, built, unless a test brings another. */
  main?: string
  /** Kept when the app ends. Without it the app gets a new one, which `dispose` removes. */
  profileDir?: string
  args?: string[]
  env?: Record<string, string>
}

export type ProfiledOptions = LaunchOptions & { profileDir: string }

/** The windows of Leadup, told apart by their pages. */
export type WindowRole = 'main' | 'capture'

/** The app as a test sees it, on real Electron or on the stand-in. */
export interface RunningApp {
  readonly engine: Engine
  readonly profileDir: string
  /** Where the browser keeps what pages put into IndexedDB. A test may remove it while the app does not run. */
  readonly indexedDbDir: string
  readonly control: Control
  /** Waits for the window. */
  window(role: WindowRole): Promise<Page>
  /** Waits for a page whose URL, as the main process knows it, passes. */
  page(matches: (url: string) => boolean): Promise<Page>
  /** What the process has written so far. */
  logs(): string
  /** Settles when the process is gone. */
  readonly exited: Promise<Exit>
  /** Starts the same app on the same profile once more, as a user would, and waits until that process ends. */
  startAgain(args?: string[]): Promise<Exit>
  /** As the user quits; waits until everything has ended. */
  quit(): Promise<Exit>
  /** SIGKILL, and its browser with it. */
  kill(): Promise<void>
  /** A new process on the same profile, once this one has ended. */
  relaunch(options?: Pick<LaunchOptions, 'args' | 'env'>): Promise<RunningApp>
  /** Ends what still runs, relaunched or not, and removes a profile made for it. Every test that launches disposes. */
  dispose(): Promise<void>
}
