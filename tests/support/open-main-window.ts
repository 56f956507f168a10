import type { Page } from 'playwright-core'
import { writeFrom } from './page-calls.ts'
import type { RunningApp } from './running-app.ts'

/** The main window with nothing in it yet and the first ten minutes behind it. */
export async function openMainWindow(app: RunningApp): Promise<Page> {
  const page = await app.window('main')
  await page.getByRole('heading', { name: 'Who do you meet next?' }).waitFor()
  await writeFrom(page, [{ id: 'settings', kind: 'settings', fields: { firstRunStep: 'done' } }])
  await page.getByRole('navigation', { name: 'Leadup' }).waitFor()
  return page
}
