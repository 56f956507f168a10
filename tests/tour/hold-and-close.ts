import type { Page } from 'playwright-core'
import type { RunningApp } from '../support/running-app.ts'
import type { Camera } from './camera'
import { everyLook, goTo } from './screens'

const decision = 'Billing comes after the first report, from January'
const heard = 'The board wants churn by region from January'

/** The 1:1 under way, a decision and an action in it, its end, and closing it. */
export async function holdAndClose(app: RunningApp, page: Page, camera: Camera): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  const meeting = page.getByRole('main', { name: /^In the meeting/ })
  await meeting.waitFor()
  await camera.takeLooks(app, page, '46-meeting', everyLook)
  await tick(page)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('h')
  await page.getByRole('textbox', { name: 'A note for yourself' }).waitFor()
  await camera.takeLooks(app, page, '47-meeting-note', everyLook)
  await page.keyboard.press('Escape')
  await tick(page)
  await decide(page)
  const end = meeting.getByRole('heading', { name: 'That was the last item' })
  while (!(await end.isVisible())) await page.keyboard.press('ArrowRight')
  await camera.takeLooks(app, page, '48-meeting-end', everyLook)
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'What did you hear?' }).and(page.locator(':focus')).waitFor()
  await page.getByRole('textbox', { name: 'Message to Maria' }).waitFor()
  await camera.takeLooks(app, page, '49-close', everyLook)
  await page.keyboard.type(heard)
  await page.keyboard.press('Enter')
  await page.getByRole('grid', { name: 'Heard at this 1:1' }).waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+e')
  await page.getByText('The 1:1 with Maria is closed.').waitFor()
}

/** The next one with Maria: what was decided, said and promised is on the shelf, and so is what was left over. */
export async function openNextWithMaria(app: RunningApp, page: Page, camera: Camera): Promise<void> {
  await goTo(page, '1:1s', 'ControlOrMeta+2')
  await page
    .getByRole('row', { name: /^Weekly with Maria/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  const shelf = page.getByRole('complementary', { name: 'Shelf' })
  await shelf.getByText(decision).waitFor()
  await shelf.getByText(heard).waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await camera.takeLooks(app, page, '50-next', everyLook)
  // Over a narrow window it lies on the agenda once it is called.
  await camera.takeLooks(app, page, '50-next-shelf', ['narrow'], async () => {
    await page.keyboard.press('ControlOrMeta+.')
    await shelf.getByText(heard).waitFor()
  })
}

/** What came of the problem: one decision, and who does what for it. */
async function decide(page: Page): Promise<void> {
  await page.keyboard.press('n')
  await page.keyboard.type(decision)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitemradio', { name: /^Decide/ }).click()
  await page.getByRole('group', { name: /^Decide: Billing/ }).waitFor()
  // From the kind back to the text, and from there to the keys.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.keyboard.type('A date for the billing change by Friday')
  await page.keyboard.press('ControlOrMeta+Shift+A')
  await page.getByText(/^I owe it ·/).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowLeft')
  await tick(page)
}

async function tick(page: Page): Promise<void> {
  await page.keyboard.press(' ')
  await page.getByRole('checkbox', { checked: true }).waitFor()
}
