import type { Page } from 'playwright-core'
import type { RunningApp } from '../support/running-app.ts'
import { samplePage } from '../support/sample-page.ts'
import type { Camera } from './camera'
import { holdAndClose, openNextWithMaria } from './hold-and-close'
import { everyLook, goTo, search, takeScreens, typeInPalette } from './screens'

/** Looks at every screen with nothing in it and with three months in it, and prepares the next 1:1. */
export async function sampleWorkspace(
  app: RunningApp,
  camera: Camera,
): Promise<{ name: string; text: string }> {
  const own = await app.window('main')
  await own.getByRole('button', { name: 'Look around first' }).click()
  await own.getByRole('navigation', { name: 'Leadup' }).waitFor()
  await takeScreens(app, own, camera, '10-empty')
  await typeInPalette(own, 'price')
  await own.getByText('Nothing found for').waitFor()
  await camera.takeLooks(app, own, '10-empty-search', everyLook)

  const page = await openSample(app, own)
  await page.getByRole('button', { name: 'Prepare', exact: true }).first().waitFor()
  await takeScreens(app, page, camera, '20-full')
  await search(page, 'price')
  await camera.takeLooks(app, page, '20-full-search', everyLook)
  await takeRecords(app, page, camera)
  return await prepareNext(app, page, camera)
}

/** One person, one signal, and one record beside its list. */
async function takeRecords(app: RunningApp, page: Page, camera: Camera): Promise<void> {
  await goTo(page, 'People', 'ControlOrMeta+3')
  await page
    .getByRole('row', { name: /Maria Ortega/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Maria Ortega' }).first().waitFor()
  await camera.takeLooks(app, page, '30-person', everyLook)

  await goTo(page, 'Signals', 'ControlOrMeta+4')
  await page
    .getByRole('grid', { name: 'Signals' })
    .getByRole('row', { name: /payroll beta/ })
    .first()
    .click()
  await page.getByRole('main', { name: /payroll beta/ }).waitFor()
  await camera.takeLooks(app, page, '31-signal', everyLook)

  await goTo(page, 'Follow-through', 'ControlOrMeta+5')
  await page
    .getByRole('row', { name: /churn cohort/ })
    .first()
    .click()
  await page.getByRole('complementary', { name: 'Action' }).waitFor()
  await camera.takeLooks(app, page, '32-action', everyLook)
}

/** The desk, the brief that is copied and looked at, the palette over it, the 1:1 held and closed, the next one, and all of it hidden. */
async function prepareNext(
  app: RunningApp,
  page: Page,
  camera: Camera,
): Promise<{ name: string; text: string }> {
  await goTo(page, 'Today', 'ControlOrMeta+1')
  await page.getByRole('button', { name: 'Prepare', exact: true }).first().click()
  await page
    .getByRole('textbox', { name: /agenda/i })
    .first()
    .waitFor()
  await camera.takeLooks(app, page, '40-prep', everyLook)

  await page.keyboard.press('ControlOrMeta+j')
  await page.getByText('Nothing is asked of Maria yet').waitFor({ state: 'detached' })
  await page.keyboard.press('ControlOrMeta+Shift+c')
  await page
    .getByText(/copied/i)
    .first()
    .waitFor()
  await camera.take(page, '41-brief-copied')
  const { 'text/plain': text = '' } = await app.control.readClipboard()
  await page.getByRole('button', { name: 'Brief' }).click()
  await page.getByRole('dialog').waitFor()
  await camera.takeLooks(app, page, '42-brief', everyLook)
  await page.keyboard.press('Escape')
  await typeInPalette(page, 'snapshot')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Draft it' }).click()
  await page.getByRole('region', { name: 'How it will read' }).waitFor()
  await camera.takeLooks(app, page, '42-snapshot', everyLook)
  await page.keyboard.press('Escape')

  await typeInPalette(page, 'pri')
  await page.getByRole('option').first().waitFor()
  await camera.takeLooks(app, page, '43-palette', everyLook)
  await page.keyboard.press('Escape')

  await holdAndClose(app, page, camera)
  await openNextWithMaria(app, page, camera)

  await page.keyboard.press('ControlOrMeta+Shift+h')
  await camera.take(page, '51-prep-hidden')
  await goTo(page, 'Today', 'ControlOrMeta+1')
  await camera.take(page, '52-today-hidden')
  return { name: 'brief.md', text }
}

/** Opens the sample workspace beside the user's own, whose window is then closed. */
async function openSample(app: RunningApp, own: Page): Promise<Page> {
  const [window] = (await app.control.windows()).filter(({ isVisible }) => isVisible)
  await app.control.chooseMenuItem('sample')
  const page = await samplePage(app, own)
  await page.getByRole('navigation', { name: 'Leadup' }).waitFor()
  if (window) await app.control.closeWindow(window.id)
  return page
}
