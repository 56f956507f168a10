import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { writeFrom } from './page-calls.ts'
import type { RunningApp } from './running-app.ts'

const hotkey = 'CommandOrControl+Shift+Space'

/** People of these names, `person-0` and on. */
export async function addPeople(page: Page, ...names: string[]): Promise<void> {
  const people = names.map((name, at) => ({ id: `person-${at}`, kind: 'person', fields: { name } }))
  await writeFrom(page, people)
}

export const line = (page: Page) => page.getByRole('textbox', { name: 'What did you notice?' })
export const chips = (page: Page) => page.getByRole('list', { name: 'Understood as' }).getByRole('button')
export const proposed = (page: Page) => page.getByRole('group', { name: 'Sounds like' }).getByRole('button')
export const destination = (page: Page) => page.locator('#destination')

/** The windows of an app as its tests ask about them. */
export function windowsOf(app: RunningApp) {
  const stateOf = async (role: 'main' | 'capture') =>
    (await app.control.windows()).find(({ url }) => url.includes('/capture/') === (role === 'capture'))
  return {
    stateOf,
    async openCapture(): Promise<Page> {
      expect(await app.control.pressShortcut(hotkey)).toBe(true)
      const page = await app.window('capture')
      await expect.poll(async () => (await stateOf('capture'))?.isVisible).toBe(true)
      await line(page).waitFor()
      return page
    },
    async hidden(): Promise<void> {
      await expect.poll(async () => (await stateOf('capture'))?.isVisible).toBe(false)
    },
  }
}
