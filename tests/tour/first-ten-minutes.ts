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
  await page.getByRole('heading', { name: 'What do you know about Maria?' }).waitFor()
  await keyboard.type('Churn under 3 % by March')
  await camera.take(page, '02-three-lines')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await keyboard.press('Enter')

  await page.getByText('Noticed anything outside').waitFor()
  await page.getByText('What I need from Maria…').waitFor()
  await page.getByRole('region', { name: 'Prep check' }).waitFor()
  await camera.take(page, '03-agenda-from-template')

  await app.control.pressShortcut('CommandOrControl+Shift+Space')
  const capture = await app.window('capture')
  await capture.getByRole('combobox').or(capture.getByRole('textbox')).first().waitFor()
  await capture.keyboard.type('From July, AI costs must be itemised payments.example/ai #pricing')
  await camera.take(capture, '04-capture')
  await capture.keyboard.press('Enter')

  await page.getByText('mends the first finding').waitFor()
  await camera.take(page, '05-opener-on-agenda')
  await keyboard.press('ControlOrMeta+j')
  await keyboard.type('Air cover with Finance for one more contractor')
  await page.getByText('Nothing is asked of Maria yet').waitFor({ state: 'detached' })
  await camera.take(page, '06-finding-mended')
  await keyboard.press('ControlOrMeta+Shift+c')
  await page.getByText('Ready.').waitFor()
  await camera.take(page, '07-ready')
  const { 'text/plain': text = '' } = await app.control.readClipboard()
  return { name: 'brief-first.md', text }
}
