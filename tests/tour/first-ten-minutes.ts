import type { Page } from 'playwright-core'
import type { RunningApp } from '../support/running-app.ts'
import type { Camera } from './camera'

/** From an empty profile to a brief on the clipboard, as a newcomer goes. */
export async function firstTenMinutes(
  app: RunningApp,
  camera: Camera,
): Promise<{ name: string; text: string }> {
  const page = await app.window('main')
  const { keyboard } = page
  await page.getByRole('heading', { name: 'Who do you meet next?' }).waitFor()
  await camera.takeLooks(app, page, '01-first-question', ['dark', 'narrow', 'light'])

  await page.getByRole('textbox', { name: 'Name' }).fill('Maria Ortega')
  await page.getByRole('textbox', { name: 'When' }).fill('tomorrow 14:00')
  await keyboard.press('Enter')
  await caretIn(page, 'What must Maria deliver this quarter?')
  await keyboard.type('Churn under 3 % by March')
  await camera.take(page, '02-three-lines')
  await keyboard.press('Enter')
  await caretIn(page, 'What would embarrass Maria?')
  await keyboard.press('Enter')
  await keyboard.press('Enter')

  await page.getByText('Noticed anything outside').waitFor()
  await page.getByText('What I need from Maria…').waitFor()
  await page.getByRole('region', { name: 'Prep check' }).waitFor()
  await camera.take(page, '03-agenda-from-template')

  await app.control.pressShortcut('CommandOrControl+Shift+Space')
  const capture = await app.window('capture')
  // The line is in the warm window before it is shown; the caret comes with that.
  await capture.locator('textarea:focus').waitFor()
  await capture.keyboard.type('From July, AI costs must be itemised payments.example/ai #pricing')
  await camera.take(capture, '04-capture')
  await capture.keyboard.press('Enter')

  // The shelf asks it, too.
  const guide = page.getByRole('region', { name: 'The first ten minutes' })
  const soWhat = guide.getByRole('textbox', { name: 'So what: what follows from it for us?' })
  await soWhat.waitFor()
  await soWhat.pressSequentially('whoever itemises first wins the careful buyers')
  await soWhat.press('Enter')
  await guide.getByRole('button', { name: /Tests an assumption$/ }).waitFor()
  await camera.take(page, '05-three-ways-to-ask')
  await keyboard.press('1')
  await page.getByText('mends the first finding').waitFor()
  await page.getByText('The opener does not ask anything yet').waitFor({ state: 'detached' })
  await camera.take(page, '05-opener-on-agenda')
  const check = page.getByRole('region', { name: 'Prep check' })
  await check.getByText('Nothing is asked of Maria yet').waitFor()
  await keyboard.press('ControlOrMeta+j')
  await page.waitForFunction(() => String(getSelection()).startsWith('What would you have me do first'))
  await check.getByText('Nothing is asked of Maria yet').waitFor({ state: 'detached' })
  await camera.take(page, '06-finding-mended')
  await check.getByText('Ready.').waitFor()
  await keyboard.press('ControlOrMeta+Shift+c')
  await guide.getByText('Ready.').waitFor()
  await camera.take(page, '07-ready')
  const { 'text/plain': text = '' } = await app.control.readClipboard()
  await captureLines(app, camera)
  return { name: 'brief-first.md', text }
}

/** What the capture window understands while one types, and a text that was pasted. */
async function captureLines(app: RunningApp, camera: Camera): Promise<void> {
  await app.control.pressShortcut('CommandOrControl+Shift+Space')
  const capture = await app.window('capture')
  const field = capture.locator('textarea:focus')
  await field.waitFor()
  await camera.takeCapture(app, capture, '08-capture-empty')
  for (const [name, words] of [
    ['command', '/owes @Maria The pricing one-pager by Friday #board'],
    ['proposed', 'Win back Acme by Friday'],
    ['signal', '/competitor Acme opens a payroll beta in Ireland https://acme.example/news'],
  ] as const) {
    await field.fill(words)
    await capture.getByRole('list', { name: 'Understood as' }).getByRole('button').first().waitFor()
    await camera.takeCapture(app, capture, `08-capture-${name}`)
  }
  await field.fill('')
  await capture.keyboard.press('Escape')
}

/** Keys go where the caret is, which comes a moment after what it is in. */
async function caretIn(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name }).and(page.locator(':focus')).waitFor()
}
