import type { Page } from 'playwright-core'
import type { RunningApp } from '../support/running-app.ts'
import type { Camera, Look } from './camera'

const everyLook: readonly Look[] = ['light', 'dark', 'narrow']

/** Prepares the next 1:1 of the sample workspace, and looks at every screen, empty and full. */
export async function sampleWorkspace(
  app: RunningApp,
  camera: Camera,
): Promise<{ name: string; text: string }> {
  const own = await app.window('main')
  await own.getByRole('button', { name: 'Look around first' }).click()
  await own.getByRole('navigation', { name: 'Leadup' }).waitFor()
  await emptyScreens(app, own, camera)

  const page = await openSample(app, own)
  await page.getByRole('button', { name: 'Prepare', exact: true }).first().waitFor()
  await camera.takeLooks(app, page, '20-today', everyLook)

  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('heading', { name: '1:1s' }).first().waitFor()
  await camera.takeLooks(app, page, '21-meetings', everyLook)

  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('heading', { name: 'People' }).first().waitFor()
  await camera.takeLooks(app, page, '22-people', everyLook)
  await page
    .getByRole('link', { name: /Maria Ortega/ })
    .or(page.getByRole('row', { name: /Maria Ortega/ }))
    .first()
    .click()
  await page.getByRole('heading', { name: 'Maria Ortega' }).first().waitFor()
  await camera.takeLooks(app, page, '23-person', everyLook)

  await page.keyboard.press('ControlOrMeta+1')
  await page.getByRole('button', { name: 'Prepare', exact: true }).first().click()
  await page
    .getByRole('textbox', { name: /agenda/i })
    .first()
    .waitFor()
  await camera.takeLooks(app, page, '24-prep', everyLook)

  await page.keyboard.press('ControlOrMeta+Shift+c')
  await page
    .getByText(/copied/i)
    .first()
    .waitFor()
  await camera.take(page, '25-brief-copied')
  const { 'text/plain': text = '' } = await app.control.readClipboard()
  await page.getByRole('button', { name: 'Brief' }).click()
  await page.getByRole('dialog').waitFor()
  await camera.takeLooks(app, page, '26-brief', everyLook)
  await page.keyboard.press('Escape')

  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').locator(':focus').waitFor()
  await page.keyboard.type('pri')
  await page.getByRole('option').first().waitFor()
  await camera.takeLooks(app, page, '27-palette', everyLook)
  await page.keyboard.press('Escape')

  return { name: 'brief.md', text }
}

async function emptyScreens(app: RunningApp, page: Page, camera: Camera): Promise<void> {
  await camera.takeLooks(app, page, '10-empty-today', everyLook)
  await page.keyboard.press('ControlOrMeta+2')
  await page.getByRole('heading', { name: '1:1s' }).first().waitFor()
  await camera.take(page, '11-empty-meetings')
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('heading', { name: 'People' }).first().waitFor()
  await camera.take(page, '12-empty-people')
}

/** Opens the sample workspace beside the user's own, whose window is then closed. */
async function openSample(app: RunningApp, own: Page): Promise<Page> {
  const opened = own.context().waitForEvent('page')
  const [window] = (await app.control.windows()).filter(({ isVisible }) => isVisible)
  await app.control.chooseMenuItem('sample')
  const page = await opened
  await page.getByRole('navigation', { name: 'Leadup' }).waitFor()
  if (window) await app.control.closeWindow(window.id)
  return page
}
