import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { RunningApp } from '../support/running-app.ts'

export type Look = 'light' | 'dark' | 'narrow'

const sizes: Record<Look, { width: number; height: number }> = {
  light: { width: 1360, height: 860 },
  dark: { width: 1360, height: 860 },
  narrow: { width: 420, height: 860 },
}

/** Takes the named pictures of a tour. */
export class Camera {
  private readonly taken: string[] = []
  private readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async open(folder: string): Promise<Camera> {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    return new Camera(folder)
  }

  get names(): readonly string[] {
    return this.taken
  }

  /** A picture of the page as it stands. */
  async take(page: Page, name: string): Promise<void> {
    await settled(page)
    if (await isLongerThanWindow(page)) throw new Error(`${name}: the page scrolls behind its own panes`)
    await page.screenshot({ path: join(this.folder, `${name}.png`) })
    this.taken.push(name)
  }

  /**
   * The same screen in each of these looks, and light again afterwards.
   * @param before what is done in a look before its picture is taken
   */
  async takeLooks(
    app: RunningApp,
    page: Page,
    name: string,
    looks: readonly Look[],
    before?: () => Promise<void>,
  ): Promise<void> {
    for (const look of looks) {
      await this.look(app, page, look)
      await before?.()
      await this.take(page, `${name}-${look}`)
    }
    await this.look(app, page, 'light')
  }

  /** The capture window keeps its own size. */
  async takeCapture(app: RunningApp, page: Page, name: string): Promise<void> {
    for (const theme of ['dark', 'light'] as const) {
      await setTheme(app, page, theme)
      await this.take(page, `${name}-${theme}`)
    }
  }

  private async look(app: RunningApp, page: Page, look: Look): Promise<void> {
    await setTheme(app, page, look === 'dark' ? 'dark' : 'light')
    const shown = (await app.control.windows()).find(
      ({ isVisible, url }) => isVisible && !url.includes('/capture/'),
    )
    if (shown) await app.control.setWindowBounds(shown.id, sizes[look])
    await page.waitForFunction((width) => window.innerWidth === width, sizes[look].width)
  }
}

async function setTheme(app: RunningApp, page: Page, theme: 'light' | 'dark'): Promise<void> {
  await app.control.setSystemTheme({ dark: theme === 'dark' })
  await page.waitForFunction(
    (isDark) => matchMedia('(prefers-color-scheme: dark)').matches === isDark,
    theme === 'dark',
  )
}

/** Panes scroll, and the window never: something lies below it that is not meant to be seen. */
function isLongerThanWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight)
}

/** The screen is there and not on its way, fonts are there, and what moves has come to rest. */
async function settled(page: Page): Promise<void> {
  await page.locator('.skeleton').waitFor({ state: 'detached' })
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}
