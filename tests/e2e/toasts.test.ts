import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'
import { writeBody } from '../support/write-body.ts'

const app = await launchApp()
let page: Page

const numbers = Array.from({ length: 30 }, (_, at) => at + 1)

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(20), minutes: 30 } },
    ...numbers.map((number) => ({
      id: `action-${number}`,
      kind: 'action' as const,
      fields: { text: `Send page ${number}`, owedBy: 'me' as const, personId: 'maria' },
    })),
  ])
  await writeBody(
    page,
    'next',
    numbers.map((number) => agendaItem(`item-${number}`, 'inform', `Item ${number}`)),
  )
})
afterAll(() => app.dispose())

async function openDesk(width: number): Promise<void> {
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'meeting', id: 'next' } })
  await page.reload()
  await setWidth(width)
  await item(30).waitFor()
}

async function setWidth(width: number, height = 800): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.waitForFunction(([x, y]) => window.innerWidth === x && window.innerHeight === y, [width, height])
}

const said = () => page.getByRole('alertdialog')
const item = (number: number) => page.getByRole('group', { name: new RegExp(`: Item ${number}$`) })
const check = () => page.getByRole('region', { name: 'Prep check' })
const dismiss = async () => {
  await said().getByRole('button', { name: 'Dismiss' }).click()
  await said().waitFor({ state: 'detached' })
}

/** Where it is, once the window has drawn it: from its upper to its lower edge. */
async function placeOf(what: Locator): Promise<{ x: number; width: number; top: number; bottom: number }> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  const box = await what.boundingBox()
  if (!box) throw new Error('It is not drawn')
  return { x: box.x, width: box.width, top: box.y, bottom: box.y + box.height }
}

async function areApart(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await placeOf(one), await placeOf(other)]
  return a.bottom <= b.top || b.bottom <= a.top || a.x + a.width <= b.x || b.x + b.width <= a.x
}

async function copyBrief(): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+c')
  await said()
    .getByText(/^Brief for Maria copied/)
    .waitFor()
}

test('it moves nothing one reads, leaves the prep check free, and the last line can be scrolled to above it', async () => {
  await openDesk(1360)
  await check().waitFor()
  const before = await placeOf(item(1))
  await copyBrief()
  expect(await placeOf(item(1))).toEqual(before)
  expect(await areApart(said(), check())).toBe(true)
  await item(30).scrollIntoViewIfNeeded()
  expect(await areApart(said(), item(30))).toBe(true)
  expect(await violationsOf(page)).toEqual([])
  await dismiss()
})

test('the line that has the caret stays in sight', async () => {
  await item(1).scrollIntoViewIfNeeded()
  const places = await Promise.all(numbers.map((number) => placeOf(item(number))))
  // The last one that is wholly in sight: the toast comes where it is.
  const last = places.filter(({ bottom }) => bottom <= 800).length
  const words = item(last).getByText(`Item ${last}`)
  await words.click()
  await copyBrief()
  // To the pixel: what scrolls comes to rest between two.
  expect((await placeOf(words)).bottom).toBeLessThan((await placeOf(said())).top + 1)
  await dismiss()
})

test('in a narrow window it stands above the foot, which stays where it is', async () => {
  await openDesk(420)
  const before = await placeOf(check())
  await copyBrief()
  expect(await placeOf(check())).toEqual(before)
  expect((await placeOf(said())).bottom).toBeLessThanOrEqual(before.top)
  expect(await violationsOf(page)).toEqual([])
  await dismiss()
})

test('below a dialog that fills a low window it leaves the buttons free, over the foot of the screen', async () => {
  await setWidth(420, 400)
  await check().waitFor()
  await copyBrief()
  await page.keyboard.press('ControlOrMeta+n')
  const dialog = page.getByRole('dialog', { name: 'New 1:1' })
  await dialog.getByRole('button', { name: 'Plan it' }).waitFor()
  expect((await placeOf(said())).bottom).toBe(400)
  expect((await placeOf(dialog)).bottom).toBeGreaterThan(300)
  expect(await areApart(said(), dialog)).toBe(true)
  expect(await violationsOf(page)).toEqual([])
  await dismiss()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await setWidth(420)
})

test('over a shelf that lies on the agenda it leaves what can be mended free, too', async () => {
  await page.keyboard.press('ControlOrMeta+.')
  await page.getByRole('complementary', { name: 'Shelf' }).waitFor()
  await copyBrief()
  expect(await areApart(said(), check())).toBe(true)
  await dismiss()
  await page.keyboard.press('Escape')
})

test('the last row of a list stands above it', async () => {
  for (const width of [1360, 420]) {
    await setWidth(width)
    await page.keyboard.press('ControlOrMeta+5')
    await page.getByRole('textbox', { name: 'New action' }).press('ArrowDown')
    await page.keyboard.press('Backspace')
    await said().getByText('In the trash for 30 days').waitFor()
    await page.keyboard.press('End')
    const last = page.getByRole('row', { name: 'Send page' }).and(page.locator(':focus'))
    await expect.poll(async () => (await placeOf(last)).bottom > 600).toBe(true)
    expect((await placeOf(last)).bottom).toBeLessThanOrEqual((await placeOf(said())).top)
    await dismiss()
  }
})
