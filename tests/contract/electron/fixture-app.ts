import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { launchApp } from '../../support/launch-app.ts'
import type { LaunchOptions, RunningApp } from '../../support/running-app.ts'

const main = join(import.meta.dirname, '../../support/electron/fixture/main.mjs')

export function launchFixture(options: LaunchOptions = {}): Promise<RunningApp> {
  return launchApp({ ...options, main })
}

/** Asks the fixture's main process to do something, through the window's bridge. */
export function ask(page: Page, scenario: string, ...args: unknown[]): Promise<unknown> {
  return page.evaluate(([name, values]) => window.fixture.invoke(name, ...values), [scenario, args] as const)
}

/** What the fixture has said since `from`, waiting until it has said `last`. */
export async function said(app: RunningApp, last: string): Promise<string[]> {
  await expect.poll(() => app.logs()).toContain(last)
  return app
    .logs()
    .split('\n')
    .filter((line) => line !== '')
}

/** One fixture for the tests of a file. */
export function useFixture(): { app: RunningApp; page: Page } {
  const running = {} as { app: RunningApp; page: Page }
  beforeAll(async () => {
    running.app = await launchFixture()
    running.page = await running.app.window('main')
  })
  afterAll(() => running.app.dispose())
  return running
}
