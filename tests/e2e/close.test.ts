import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'

let app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    { id: 'jonas', kind: 'person', fields: { name: 'Jonas Weber', relation: 'report' } },
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(100), minutes: 30 } },
  ])
})
afterAll(() => app.dispose())

const rowOf = async (kind: Parameters<typeof rowsOf>[1], id: string) =>
  (await rowsOf(page, kind)).find((row) => row.id === id)
const outcomeOf = async (id: string) => (await rowOf('meeting', id))?.fields['outcome'] ?? ''
/** What Today asks; empty where it asks nothing. */
const question = async () => (await page.locator('.confirm-question').allTextContents()).join()
const toToday = async () => {
  await page.keyboard.press('ControlOrMeta+1')
  await page.getByRole('main', { name: 'Today' }).waitFor()
}

/** A 1:1 that was planned a week ago and held: only what was on its agenda is told. */
async function held(
  id: string,
  personId: string,
  hoursAgo: number,
  lines: readonly string[] = [],
): Promise<void> {
  await callFrom(page, 'meetings.create', {
    commandId: crypto.randomUUID(),
    id,
    fields: { personId, start: hoursFromNow(1), minutes: 30 },
    template: '',
  })
  if (lines.length > 0) {
    await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'meeting', id } })
    await page.reload()
    await page.getByRole('textbox', { name: /Agenda of/ }).click()
    for (const line of lines) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
    }
    await page.getByText('Saved on this device').waitFor()
    await toToday()
  }
  const createdAt = new Date(Date.now() - 7 * 86_400_000).toISOString()
  await writeFrom(page, [{ id, fields: { createdAt, start: hoursFromNow(-hoursAgo) } }])
}

async function isClean(): Promise<void> {
  for (const dark of [true, false]) {
    await app.control.setSystemTheme({ dark })
    await page.waitForFunction(
      (wanted) => matchMedia('(prefers-color-scheme: dark)').matches === wanted,
      dark,
    )
    expect(await violationsOf(page)).toEqual([])
  }
}
test('while the app runs on, Today asks about a 1:1 that is over, and counts what it left over', async () => {
  await held('past', 'maria', 24, ['Ask for one more contractor', 'The offsite', 'Decide on the date'])
  await expect
    .poll(question)
    .toMatch(/^Did the 1:1 with Maria yesterday take place\? Three items are left over\.$/)
  await isClean()
})

test('quit and started again, the window begins with the question, wherever it was', async () => {
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'people' } })
  await app.quit()
  app = await app.relaunch()
  page = await app.window('main')
  page.setDefaultTimeout(8000)
  await page.getByRole('main', { name: 'Today' }).waitFor()
  await expect
    .poll(question)
    .toMatch(/^Did the 1:1 with Maria yesterday take place\? Three items are left over\.$/)
  await page.keyboard.press('ControlOrMeta+[')
  await page.getByRole('main', { name: 'People' }).waitFor()
  await toToday()
})

test('one key keeps all, Mod+Z asks again, and the next 1:1 offers them once', async () => {
  await page.keyboard.press('y')
  await expect.poll(question).toBe('')
  await expect.poll(() => outcomeOf('past')).toBe('met')
  await page.getByText('The 1:1 with Maria is closed.').waitFor()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(question).toMatch(/^Did the 1:1 with Maria yesterday/)
  await page.keyboard.press('y')
  await expect.poll(question).toBe('')
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'meeting', id: 'next' } })
  await page.reload()
  const shelf = page.getByRole('complementary', { name: 'Shelf' })
  for (const words of ['Ask for one more contractor', 'The offsite', 'Decide on the date']) {
    await expect.poll(() => shelf.getByText(words).count()).toBe(1)
  }
  await toToday()
})

test('what did not happen is said with one key, carries on, and is no last contact', async () => {
  await held('missed', 'jonas', 3, ['The budget'])
  await expect.poll(question).toMatch(/^Did the 1:1 with Jonas today take place\? One item is left over\.$/)
  await page.keyboard.press('c')
  await expect.poll(question).toBe('')
  await expect.poll(() => outcomeOf('missed')).toBe('not-met')
  await page.keyboard.press('ControlOrMeta+3')
  const jonas = page.getByRole('row', { name: /Jonas Weber/ })
  await expect.poll(() => jonas.textContent()).not.toMatch(/met/i)
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'meeting', id: 'missed' } })
  await page.reload()
  await page.getByText('This 1:1 did not happen.').waitFor()
  await page.getByRole('button', { name: 'It did' }).click()
  await expect.poll(() => outcomeOf('missed')).toBe('')
  await toToday()
  await expect.poll(question).toMatch(/^Did the 1:1 with Jonas today/)
})

test('review: what was heard, how it stands, and each item by one key', async () => {
  await page.keyboard.press('r')
  await page.getByRole('main', { name: 'After the 1:1 with Jonas' }).waitFor()
  await expect
    .poll(() =>
      page
        .getByRole('textbox', { name: 'What did you hear?' })
        .evaluate((field) => field === document.activeElement),
    )
    .toBe(true)
  await page.keyboard.type('Wants to lead a launch')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Afraid of the audit')
  await page.keyboard.press('Enter')
  const heard = page.getByRole('grid', { name: 'Heard at this 1:1' })
  await expect.poll(() => heard.getByRole('row').count()).toBe(2)
  await isClean()
  // Up to the second line, which turns out to be a worry.
  await heard.getByRole('row').nth(1).focus()
  await page.keyboard.press('w')
  await expect
    .poll(async () =>
      (await rowsOf(page, 'note')).map(({ fields }) => [fields['text'], fields['type'], fields['meetingId']]),
    )
    .toEqual(
      expect.arrayContaining([
        ['Wants to lead a launch', 'heard', 'missed'],
        ['Afraid of the audit', 'worry', 'missed'],
      ]),
    )
  await page.getByRole('textbox', { name: 'What did you hear?' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('>')
  await expect.poll(async () => (await rowOf('meeting', 'missed'))?.fields['health']).toBe('better')
  await page.keyboard.press('Enter')
  const items = page.getByRole('grid', { name: /left over/i })
  await expect
    .poll(() =>
      items
        .getByRole('row')
        .first()
        .evaluate((row) => row === document.activeElement),
    )
    .toBe(true)
  await page.keyboard.press('l')
  await items.getByText('Let go', { exact: true }).first().waitFor()
  await expect.poll(async () => (await rowOf('meeting', 'missed'))?.fields).toMatchObject({ outcome: '' })
  await page.keyboard.press('ControlOrMeta+z')
  await items.getByText('Carried on').waitFor()
  await items.getByRole('row').first().focus()
  await page.keyboard.press('a')
  await expect
    .poll(async () => (await rowsOf(page, 'action')).map(({ fields }) => fields['text']))
    .toEqual(['The budget'])
  const message = page.getByRole('textbox', { name: 'Message to Jonas' })
  await expect.poll(() => message.inputValue()).toMatch(/^Hello Jonas,[\s\S]*From me\n\n- The budget/)
  expect(await message.inputValue()).not.toMatch(/audit|launch/)
  await isClean()
  await page.getByRole('button', { name: 'Copy the message' }).click()
  await expect.poll(async () => (await app.control.readClipboard())['text/plain']).toContain('The budget')
  await page.keyboard.press('ControlOrMeta+Shift+e')
  await expect.poll(() => outcomeOf('missed')).toBe('met')
  await page.getByRole('main', { name: 'Today' }).waitFor()
})

test('several are asked one after the other, the newest first; one with nothing left over is met', async () => {
  await held('one', 'maria', 50)
  await held('two', 'jonas', 30)
  await expect.poll(question).toMatch(/^Did the 1:1 with Jonas .* take place\? Nothing is left over\.$/)
  await page.getByText('1 more to ask about').waitFor()
  await page.getByRole('button', { name: 'Yes' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(question).toMatch(/^Did the 1:1 with Maria /)
  await page.keyboard.press('y')
  await expect.poll(question).toBe('')
})

test('a line that was begun and not kept is there again', async () => {
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'close', id: 'past' } })
  await page.reload()
  const line = page.getByRole('textbox', { name: 'What did you hear?' })
  await line.fill('Half a thou')
  await expect
    .poll(() => callFrom(page, 'deviceState.read', { key: 'main.heardDraft.past' }))
    .toEqual({ text: 'Half a thou' })
  await page.reload()
  await expect.poll(() => line.inputValue()).toBe('Half a thou')
  await line.fill('')
})

test('what was heard and how it stands are hidden with what is private, and it fits beside a call', async () => {
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'close', id: 'past' } })
  await page.reload()
  await page.getByRole('main', { name: 'After the 1:1 with Maria' }).waitFor()
  await page.getByRole('heading', { name: 'Three left over' }).waitFor()
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await page.getByRole('textbox', { name: 'What did you hear?' }).waitFor({ state: 'hidden' })
  expect(await page.getByRole('radiogroup').count()).toBe(0)
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await page.setViewportSize({ width: 420, height: 800 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(420)
  // When it was is not cut off.
  const lead = page.locator('.top-bar-lead')
  expect(await lead.evaluate((bar) => bar.scrollWidth <= bar.clientWidth)).toBe(true)
  await isClean()
})
