import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import { privateContent } from '../support/private-content.ts'
import { createRandom, runSeed } from '../support/random.ts'
import { hoursFromNow } from '../support/wall-times.ts'

const seed = runSeed()
console.log(`private words of LEADUP_SEED=${seed}`)
const { writes, secrets } = privateContent('maria', createRandom(seed))
let app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, writes)
  await writeFrom(page, [
    {
      id: 'now',
      kind: 'meeting',
      fields: { personId: 'maria', start: hoursFromNow(-0.1), minutes: 30, title: 'Weekly with Maria' },
    },
  ])
})
afterAll(() => app.dispose())

const inMeeting = () => page.getByRole('main', { name: 'In the meeting: Weekly with Maria' })
const desk = () => page.getByRole('main', { name: 'Weekly with Maria', exact: true })
const agenda = () => page.getByRole('textbox', { name: /^Agenda of/ })
const item = (name: string | RegExp) => agenda().getByRole('group', { name })
const tick = (name: string) => agenda().getByRole('checkbox', { name })
/** The items in sight. */
const inSight = () =>
  agenda()
    .getByRole('group')
    .filter({ visible: true })
    .evaluateAll((items) => items.map((each) => each.getAttribute('aria-label')))
const itemsOf = async (id: string) => {
  const [found] = await callFrom(page, 'projections.read', { ids: [id] })
  return found?.projection.items ?? []
}
const press = (keys: string) => page.keyboard.press(keys)

test('the same key starts the 1:1 whose time it is and leaves it, to the desk', async () => {
  await press('ControlOrMeta+1')
  await page.getByRole('button', { name: 'Start the meeting' }).waitFor()
  await press('ControlOrMeta+Shift+Enter')
  await inMeeting().getByText('Nothing on the agenda yet').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await press('ControlOrMeta+Shift+Enter')
  await desk().waitFor()
  await agenda().focus()
  for (const line of [
    'Bad news: the migration slips by nine days',
    'Ask for one more contractor',
    'Opener: Acme opened in Ireland. What will we wish we had begun?',
    'Inform: onboarding takes six days',
  ]) {
    await page.keyboard.type(line)
    await press('Enter')
  }
  await expect.poll(async () => (await itemsOf('now')).length).toBe(4)
})

test('it shows one item at a time, and arrows walk them', async () => {
  await press('ControlOrMeta+Shift+Enter')
  await inMeeting().waitFor()
  await expect.poll(inSight).toEqual(['Bad news: the migration slips by nine days'])
  await inMeeting().getByText('1 of 4', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: /^Type, or/ }).count()).toBe(0)
  await inMeeting().getByText('4 min left', { exact: true }).waitFor()
  expect(await page.getByRole('navigation', { name: 'Leadup' }).count()).toBe(0)
  for (const [key, name] of [
    ['ArrowRight', 'Ask: Ask for one more contractor'],
    ['ArrowDown', /^Opener: Acme/],
    ['PageUp', 'Ask: Ask for one more contractor'],
    ['ArrowLeft', 'Bad news: the migration slips by nine days'],
  ] as const) {
    await press(key)
    await item(name).waitFor()
    await expect.poll(async () => (await inSight()).length).toBe(1)
  }
})

test('everything the talk needs is a key: tick, write, make an action, each one step back', async () => {
  await press('Space')
  await expect.poll(() => tick('the migration slips by nine days').getAttribute('aria-checked')).toBe('true')
  await press('ArrowRight')
  await item('Ask: Ask for one more contractor').waitFor()
  // What is undone comes into sight, and the keys stay what they are: none of them is typed.
  await press('ControlOrMeta+z')
  await expect.poll(inSight).toEqual(['Bad news: the migration slips by nine days'])
  await expect.poll(() => tick('the migration slips by nine days').getAttribute('aria-checked')).toBe('false')
  await press('ControlOrMeta+Enter')
  await expect.poll(() => tick('the migration slips by nine days').getAttribute('aria-checked')).toBe('true')

  await press('Enter')
  await page.keyboard.type('Thursday is the next word')
  await press('Escape')
  await press('ArrowRight')
  await expect.poll(inSight).toEqual(['Ask: Ask for one more contractor'])
  await press('ControlOrMeta+Shift+o')
  await item('Ask: Ask for one more contractor').getByText('It is owed to me').waitFor()
  await expect
    .poll(async () => (await rowsOf(page, 'action')).map(({ fields }) => [fields['text'], fields['owedBy']]))
    .toContainEqual(['Ask for one more contractor', 'them'])
  await press('ArrowLeft')
  await item(/migration/)
    .getByText('Thursday is the next word')
    .waitFor()
})

test('an item that comes up is one key away, and none is left behind empty', async () => {
  await press('n')
  await page.keyboard.type('Holiday cover')
  await press('Escape')
  await expect
    .poll(async () => (await itemsOf('now')).map(({ headline }) => headline).at(1))
    .toBe('Holiday cover')
  await inMeeting().getByText('2 of 5', { exact: true }).waitFor()
  await press('n')
  await press('Escape')
  await inMeeting().getByText('3 of 6', { exact: true }).waitFor()
  await press('ArrowLeft')
  await expect.poll(async () => (await itemsOf('now')).length).toBe(5)
  await expect.poll(inSight).toEqual(['Discuss: Holiday cover'])
})

test('select all and Delete reach no further than the item in sight', async () => {
  await press('Enter')
  await page.keyboard.type('A line to go')
  await press('ControlOrMeta+a')
  await press('Backspace')
  await press('Backspace')
  await press('Delete')
  await page.keyboard.type('Cover for the holidays')
  await press('Escape')
  await expect
    .poll(async () => (await itemsOf('now')).map(({ headline }) => headline))
    .toEqual([
      'the migration slips by nine days',
      'Cover for the holidays',
      '',
      'Acme opened in Ireland. What will we wish we had begun?',
      'onboarding takes six days',
    ])
})

test('all items are listed, and one is gone to', async () => {
  await press('l')
  const list = page.getByRole('dialog', { name: 'Items of this 1:1' })
  await list.getByRole('row', { name: /contractor/ }).waitFor()
  await list.getByRole('row', { name: /Acme/ }).focus()
  await press('Enter')
  await expect.poll(inSight).toEqual([expect.stringMatching(/^Opener: Acme/)])
})

test('what I heard is kept about the person, and is not on the screen any more', async () => {
  await inMeeting().focus()
  await press('h')
  const line = page.getByRole('textbox', { name: 'A note for yourself' })
  await page.keyboard.type('Afraid of the board')
  expect(await violationsOf(page)).toEqual([])
  // Dots, while what is private is hidden.
  await press('ControlOrMeta+Shift+h')
  const masked = () =>
    line.evaluate((field) => getComputedStyle(field).getPropertyValue('-webkit-text-security'))
  await expect.poll(masked).toBe('disc')
  await press('ControlOrMeta+Shift+h')
  await expect.poll(masked).toBe('none')
  await press('Enter')
  await line.waitFor({ state: 'detached' })
  const [heard] = (await rowsOf(page, 'note')).filter(
    ({ fields }) => fields['text'] === 'Afraid of the board',
  )
  expect(heard?.fields).toMatchObject({ type: 'heard', personId: 'maria', meetingId: 'now' })
  const opener = (await itemsOf('now')).find(({ kind }) => kind === 'opener')
  expect(heard?.fields['itemId']).toBe(opener?.id)
  await page.getByText('Kept.').waitFor()
  expect(await page.content()).not.toContain('Afraid')
})

test('[B5] nothing that is private by kind is in the page, its title or its names', async () => {
  const windows = JSON.stringify(await app.control.windows())
  const seen = [await page.title(), await page.content(), windows].join('\n')
  expect(secrets.filter(({ word }) => seen.includes(word)).map(({ where }) => where)).toEqual([])
  expect(secrets.length).toBeGreaterThan(10)
})

test('what others do meanwhile is followed: an item taken off, the 1:1 moved, cancelled', async () => {
  await press('ArrowRight')
  await expect.poll(inSight).toEqual(['Inform: onboarding takes six days'])
  const gone = (await itemsOf('now')).at(-1)
  await callFrom(page, 'documents.revert', {
    commandId: randomUUID(),
    inverse: { fields: [], blocks: [{ id: 'now', blockIds: [String(gone?.id)] }] },
  })
  await expect.poll(inSight).toEqual([expect.stringMatching(/^Opener: Acme/)])
  await inMeeting().getByText('4 of 4', { exact: true }).waitFor()

  await writeFrom(page, [{ id: 'now', fields: { start: hoursFromNow(48.1) } }])
  await inMeeting()
    .getByText(/^This 1:1 was moved: .*What is written is kept\.$/)
    .waitFor()
  await writeFrom(page, [{ id: 'now', fields: { start: hoursFromNow(-0.1), status: 'cancelled' } }])
  await inMeeting().getByText('This 1:1 was cancelled. What is written is kept.').waitFor()
  await writeFrom(page, [{ id: 'now', fields: { status: 'planned' } }])
  await inMeeting().getByText('cancelled').waitFor({ state: 'detached' })
})

test('an app that is killed in the middle comes back to the same item, with all that was written and the true time', async () => {
  await press('ArrowLeft')
  await expect.poll(inSight).toEqual(['Ask: Ask for one more contractor'])
  await press('h')
  await page.keyboard.type('Half a sen')
  const clock = () => callFrom(page, 'deviceState.read', { key: 'main.meetingClock' })
  await expect.poll(clock).toMatchObject({ meetingId: 'now' })
  await expect.poll(() => page.getByText('Saved on this device').count()).toBe(1)
  const known = (await clock()) as { itemId: string; sinceMs: number }
  await callFrom(page, 'deviceState.write', {
    key: 'main.meetingClock',
    value: { ...known, sinceMs: known.sinceMs - 7 * 60_000 },
  })
  // One that Today would ask about does not lead away from it.
  await writeFrom(page, [
    { id: 'over', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(-26) } },
  ])
  await writeFrom(page, [{ id: 'over', fields: { createdAt: '2020-01-01T00:00:00.000Z' } }])
  await app.kill()
  app = await app.relaunch()
  page = await app.window('main')
  page.setDefaultTimeout(8000)
  await inMeeting().waitFor()
  await expect.poll(inSight).toEqual(['Ask: Ask for one more contractor'])
  await inMeeting().getByText('Time is up, 2 min ago').waitFor()
  expect(await inMeeting().getByRole('status').allInnerTexts()).toContain('The time for this item is up.')
  expect(await violationsOf(page)).toEqual([])
  await inMeeting().focus()
  await press('h')
  await expect
    .poll(() => page.getByRole('textbox', { name: 'A note for yourself' }).inputValue())
    .toBe('Half a sen')
  await press('Escape')
})

test('behind the last item it says what the talk came to, and leads on to closing', async () => {
  await press('ArrowRight')
  await press('Space')
  await press('ArrowRight')
  await inMeeting().getByRole('heading', { name: 'That was the last item' }).waitFor()
  await inMeeting().getByText('2 ticked · 1 owed to me · 1 left for next time').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await press('ArrowLeft')
  await expect.poll(inSight).toEqual([expect.stringMatching(/^Opener: Acme/)])
  await press('ArrowRight')
  await press('Enter')
  await page.getByRole('main', { name: /^After the 1:1 with / }).waitFor()
})

test('it reads in the dark and in a narrow window beside a call, too', async () => {
  await page.setViewportSize({ width: 420, height: 860 })
  await app.control.setSystemTheme({ dark: true })
  await press('ControlOrMeta+Shift+Enter')
  await inMeeting().waitFor()
  expect(await violationsOf(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(420)
  // One word of it is seen, as in the narrow rail, and all of them are there to be read out.
  const saving = inMeeting()
    .getByRole('status', { name: 'Saving' })
    .getByRole('button', { name: 'Saved on this device', exact: true })
  await saving.getByText('Saved on this device', { exact: true }).waitFor()
  expect(await saving.locator('.how-far').evaluate((each) => getComputedStyle(each, '::after').display)).toBe(
    'block',
  )
  // What is said in passing leaves the buttons free.
  await press('ControlOrMeta+Shift+h')
  const said = await page.locator('.toast', { hasText: 'all that is private are hidden' }).boundingBox()
  const bar = await page.locator('.meeting-bar').boundingBox()
  expect((said?.y ?? 860) + (said?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
  await press('ControlOrMeta+Shift+h')
  await app.control.setSystemTheme({ dark: false })
})

test('an opener that is ticked was asked, in its record too, and unticked it was not', async () => {
  await writeFrom(page, [
    { id: 'jonas', kind: 'person', fields: { name: 'Jonas Berg', relation: 'peer' } },
    {
      id: 'then',
      kind: 'meeting',
      fields: { personId: 'jonas', start: hoursFromNow(1), minutes: 30, title: 'Jonas' },
    },
  ])
  const fields = {
    personId: 'jonas',
    fact: 'Acme opened in Ireland.',
    question: 'What would we wish we had begun?',
  }
  await callFrom(page, 'openers.plan', {
    commandId: randomUUID(),
    meetingId: 'then',
    id: 'acme',
    fields: { ...fields, angle: '', signalId: null, evergreenId: null },
  })
  await callFrom(page, 'deviceState.write', {
    key: 'main.route',
    value: { screen: 'meeting-mode', id: 'then' },
  })
  await page.reload()
  const meeting = page.getByRole('main', { name: 'In the meeting: Jonas' })
  await meeting.getByRole('button', { name: /^Asked/ }).waitFor()
  const status = async () => (await rowsOf(page, 'opener')).find(({ id }) => id === 'acme')?.fields['status']
  await meeting.focus()
  await press('Space')
  await expect.poll(status).toBe('asked')
  await press('Space')
  await expect.poll(status).toBe('planned')
  await press('Escape')
  await page.getByRole('main', { name: 'Jonas', exact: true }).waitFor()
})
