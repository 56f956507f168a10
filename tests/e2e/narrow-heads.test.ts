import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, writeFrom } from '../support/page-calls.ts'
import { hoursFromNow } from '../support/wall-times.ts'

const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  const personId = 'maria'
  await writeFrom(page, [
    {
      id: personId,
      kind: 'person',
      fields: { name: 'Maria Alexandra Ortega', relation: 'manager', goals: 'Churn under 3 %' },
    },
    {
      id: 'next',
      kind: 'meeting',
      fields: {
        personId,
        start: hoursFromNow(2),
        minutes: 30,
        title: 'Weekly with Maria',
        joinUrl: 'https://example.com/call',
      },
    },
  ])
})
beforeEach(() => page.setViewportSize({ width: 420, height: 800 }))
afterAll(() => app.dispose())

const head = () => page.getByRole('main').locator('.top-bar')
const inHead = (name: string) => head().getByRole('button', { name, exact: true })
const desk = () => page.getByRole('main', { name: 'Weekly with Maria', exact: true })
const agenda = () => page.getByRole('textbox', { name: /^Agenda of/ })

async function openDesk(): Promise<void> {
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'meeting', id: 'next' } })
  await page.reload()
  await desk().waitFor()
}

/** Each button of the head shows words, or says them on hover; and nothing of the head is cut off. */
async function isClear(): Promise<void> {
  for (const button of await head().getByRole('button').all()) {
    const words = (await button.innerText()).trim() || (await button.getAttribute('title'))
    expect(words, await button.evaluate((each) => each.outerHTML)).toBeTruthy()
    expect(await isWhole(button)).toBe(true)
  }
  const lead = head().locator('.top-bar-lead')
  expect(await lead.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(420)
}

async function isWhole(part: Locator): Promise<boolean> {
  const box = await part.boundingBox()
  return box !== null && box.width > 1 && box.x >= 0 && box.x + box.width <= 420
}

/** In the light and in the dark. */
async function isClean(): Promise<void> {
  for (const dark of [true, false]) {
    await app.control.setSystemTheme({ dark })
    await page.waitForFunction(
      (isDark) => matchMedia('(prefers-color-scheme: dark)').matches === isDark,
      dark,
    )
    expect(await violationsOf(page)).toEqual([])
  }
}

test('the head of Today says in words what one can do', async () => {
  await page.keyboard.press('ControlOrMeta+1')
  await inHead('New 1:1').waitFor()
  for (const name of ['Capture', 'New 1:1']) expect(await inHead(name).innerText()).toBe(name)
  await isClear()
  await isClean()
})

test('of the head of Signals what has no room is in a menu, in words', async () => {
  await page.keyboard.press('ControlOrMeta+4')
  await inHead('More about signals').waitFor()
  await isClear()
  await inHead('More about signals').press('Enter')
  await page.getByRole('menuitem', { name: 'How we make money' }).waitFor()
  await isClean()
  await page.keyboard.press('Enter')
  await page.getByRole('main', { name: 'How we make money' }).waitFor()
  expect(await page.getByRole('menu').count()).toBe(0)
})

test('of the head of the desk the next thing to do keeps its word, and the rest is in its menu', async () => {
  await openDesk()
  expect(await inHead('Start the meeting').innerText()).toBe('Start')
  expect(await inHead('Brief').count()).toBe(0)
  await isClear()
  const more = inHead('More about Weekly with Maria')
  await more.press('Enter')
  await page.getByRole('menuitem', { name: 'Join', exact: true }).waitFor()
  await isClean()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => app.control.shellRequests())
    .toContainEqual({ action: 'openExternal', target: 'https://example.com/call' })
  await more.press('Enter')
  await page.getByRole('menuitem', { name: 'Brief', exact: true }).press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true)
})

test('where there is room the same stands in the head, and not in its menu besides', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await openDesk()
  expect(await inHead('Brief').innerText()).toBe('Brief')
  expect(await inHead('Join').innerText()).toBe('Join')
  await inHead('More about Weekly with Maria').press('Enter')
  await page.getByRole('menuitem', { name: 'Move or change…' }).waitFor()
  for (const name of ['Join', 'Brief']) expect(await page.getByRole('menuitem', { name }).count()).toBe(0)
})

test('under the first finding a button leads to the others', async () => {
  await openDesk()
  await agenda().click()
  await page.keyboard.type('Inform: the audit is done')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Inform: the office moves')
  const others = page
    .getByRole('region', { name: 'Prep check' })
    .getByRole('button', { name: /^\d more in the shelf$/ })
  await others.waitFor()
  // It stands out as what can be pressed: in a frame, and not as one more line of words.
  const frame = await others.evaluate((button) => {
    const { borderTopColor, borderTopStyle, backgroundColor } = getComputedStyle(button)
    return { borderTopColor, borderTopStyle, isFilled: backgroundColor !== 'rgba(0, 0, 0, 0)' }
  })
  expect(frame).toMatchObject({ borderTopStyle: 'solid', isFilled: true })
  expect(frame.borderTopColor).not.toBe('rgba(0, 0, 0, 0)')
  await isClean()
  await others.press('Enter')
  await page.getByRole('complementary', { name: 'Shelf' }).waitFor()
  await page
    .getByRole('complementary', { name: 'Shelf' })
    .getByRole('button', { name: 'Close the shelf' })
    .click()
})

test('the mark that something is hidden says so on hover, and covers nothing', async () => {
  await page.keyboard.press('ControlOrMeta+Shift+h')
  for (const keys of ['ControlOrMeta+4', 'ControlOrMeta+1']) {
    await page.keyboard.press(keys)
    const mark = inHead('Show what is hidden')
    await mark.waitFor()
    expect(await mark.getAttribute('title')).toBe('Show what is hidden')
    await isClear()
  }
  await inHead('Show what is hidden').press('Enter')
  await inHead('Show what is hidden').waitFor({ state: 'detached' })
})
