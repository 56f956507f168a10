import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { fixtureNames, readFixture } from '../support/calendars/calendar-fixtures.ts'
import { ownAddress, writeCalendar, type WrittenEvent } from '../support/calendars/write-calendar.ts'
import { launchApp } from '../support/launch-app.ts'
import { rowsOf } from '../support/page-calls.ts'

const folder = mkdtempSync(join(tmpdir(), 'leadup-calendars-'))
const app = await launchApp()
let page: Page

beforeAll(async () => {
  page = await app.window('main')
  await page.getByRole('heading', { name: 'Who do you meet next?' }).waitFor()
})
afterAll(async () => {
  await app.dispose()
  rmSync(folder, { recursive: true })
})

// A test that failed leaves its dialog open, which would fail the ones after it.
afterEach(async () => {
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape')
})

const maria: WrittenEvent = {
  uid: 'maria',
  title: 'Maria / Tom',
  inDays: 2,
  hour: 14,
  weeks: 6,
  guests: ['Tom Becker', 'Maria Weber'],
}
const jonas: WrittenEvent = {
  uid: 'jonas',
  title: 'Career talk',
  inDays: 3,
  hour: 9,
  guests: ['Jonas Frey'],
}
const unclear: WrittenEvent = { ...jonas, uid: 'unclear', title: '1:1', guests: ['Ada Price', 'Lin Chen'] }
const team: WrittenEvent = { ...jonas, uid: 'team', title: 'Planning', guests: ['Ada Price', 'Lin Chen'] }
const assisted: WrittenEvent = {
  ...jonas,
  uid: 'assisted',
  title: 'Budget',
  guests: ['Rosa Diaz', 'Anna Berg (Assistant)'],
}

const dialog = (name = 'Import a calendar') => page.getByRole('dialog', { name })
const rows = async (kind: 'meeting' | 'person' | 'settings') =>
  (await rowsOf(page, kind)).filter(({ fields }) => !fields['trashedAt'])
const counts = async () => [(await rows('meeting')).length, (await rows('person')).length]

function save(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Opens the import by its command, from wherever the window is. */
async function openImport(): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('Import a calendar')
  await page.getByRole('option', { name: 'Import a calendar' }).first().waitFor()
  await page.keyboard.press('Enter')
  await dialog().waitFor()
}

async function choose(path: string): Promise<void> {
  await app.control.answerDialog('open', { canceled: false, filePaths: [path] })
  await dialog().getByRole('button', { name: 'Choose a file…' }).press('Enter')
}

async function isGone(name?: string): Promise<void> {
  await dialog(name).waitFor({ state: 'detached' })
}

test('[A8] a calendar is brought by the keyboard alone, from the first run on', async () => {
  const path = save('first.ics', writeCalendar([maria, jonas, team]))
  await page.getByRole('button', { name: 'Import a calendar' }).press('Enter')
  await dialog().waitFor()
  await app.control.answerDialog('open', { canceled: false, filePaths: [path] })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Choose a file')
  await page.keyboard.press('Enter')

  await dialog('Which e-mail address is yours?').waitFor()
  await expect.poll(() => page.getByRole('checkbox', { name: ownAddress }).isChecked()).toBe(true)
  await page.keyboard.press('Enter')

  await dialog().getByText('7 new').waitFor()
  await dialog().getByText('Maria / Tom').waitFor()
  await page.keyboard.press('Enter')
  await isGone()
  await page.getByText('Added 7 1:1s with 2 people.').waitFor()
  expect(await counts()).toEqual([7, 2])
  expect((await rows('settings'))[0]?.fields['ownAddresses']).toEqual([ownAddress])
})

test('[A8] brought again it is not asked whose it is, and nothing is new', async () => {
  await openImport()
  await choose(save('again.ics', writeCalendar([maria, jonas, team])))
  await dialog().getByText('Nothing is new').waitFor()
  await dialog().getByText('7 as before').waitFor()
  await dialog().getByRole('button', { name: 'Done' }).press('Enter')
  await isGone()
  expect(await counts()).toEqual([7, 2])
})

test('[A8] what moved moves and what was cancelled is marked, after it was shown', async () => {
  await openImport()
  const cancelled = { ...jonas, lines: ['STATUS:CANCELLED'] }
  await choose(save('moved.ics', writeCalendar([{ ...maria, hour: 16 }, cancelled])))
  await dialog().getByText('6 moved', { exact: true }).click()
  await dialog()
    .getByText(/, now \w+ \d/)
    .first()
    .waitFor()
  await dialog().getByRole('button', { name: 'Update 7 1:1s' }).press('Enter')
  await isGone()
  await page.getByText('6 moved, 1 cancelled.').waitFor()
  const meetings = await rows('meeting')
  expect(meetings.filter(({ fields }) => fields['status'] === 'cancelled')).toHaveLength(1)
  expect(meetings).toHaveLength(7)
})

test('[A8] taken back by Undo, nothing of the file is left', async () => {
  await openImport()
  const rosa = { ...jonas, uid: 'rosa', title: 'Coffee', guests: ['Rosa Diaz'] }
  await choose(save('undo.ics', writeCalendar([rosa])))
  await dialog().getByRole('button', { name: 'Add one 1:1 with one person' }).press('Enter')
  await isGone()
  await expect.poll(counts).toEqual([8, 3])
  await page.getByText('Added one 1:1 with one person.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(counts).toEqual([7, 2])
})

test('[A8] ticks, relation, an assistant and an unclear 1:1 are the user’s to say', async () => {
  await openImport()
  const lin = { ...jonas, uid: 'lin', title: 'Lin and Tom', guests: ['Lin Chen'] }
  await choose(save('choices.ics', writeCalendar([unclear, assisted, lin])))
  await dialog().getByRole('button', { name: 'Add one 1:1 with one person' }).waitFor()

  await dialog()
    .getByRole('button', { name: /Who “1:1” is with/ })
    .press('Enter')
  await page.getByRole('option', { name: /Ada Price/ }).click()
  await dialog().getByRole('button', { name: 'Add 2 1:1s with 2 people' }).waitFor()

  await dialog()
    .getByRole('checkbox', { name: /Ignore Anna Berg/ })
    .press('Space')
  await dialog().getByRole('button', { name: 'Add 3 1:1s with 3 people' }).waitFor()

  await dialog()
    .getByRole('checkbox', { name: /Lin Chen/ })
    .press('Space')
  await dialog()
    .getByRole('button', { name: /Who Ada Price is to you/ })
    .press('Enter')
  await page.getByRole('option', { name: 'Manager' }).click()
  await dialog().getByRole('button', { name: 'Add 2 1:1s with 2 people' }).press('Enter')
  await isGone()
  await expect
    .poll(async () => (await rows('person')).map(({ fields }) => `${fields['name']}, ${fields['relation']}`))
    .toEqual(expect.arrayContaining(['Ada Price, manager', 'Rosa Diaz, other']))
  expect((await rows('person')).map(({ fields }) => fields['name'])).not.toContain('Lin Chen')
})

test('[A8] titles that count can be changed in the preview', async () => {
  const before = await counts()
  await openImport()
  await choose(save('titles.ics', writeCalendar([{ ...team, uid: 'sparring', title: 'Sparring, Lin' }])))
  await dialog().getByRole('heading', { name: 'No 1:1s in this file' }).waitFor()
  await dialog().getByText('What counts as a 1:1 by its title').click()
  await dialog().getByRole('textbox', { name: 'Title to add' }).fill('sparring')
  await page.keyboard.press('Enter')
  await dialog().getByRole('button', { name: 'Add one 1:1 with one person' }).waitFor()
  await page.keyboard.press('Escape')
  await isGone()
  expect(await counts()).toEqual(before)
})

test.each([
  ['junk', 'Dear Tom, see attached.', 'This is not a calendar file.'],
  ['a cut file', readFixture('outlook').subarray(0, 2000), 'This calendar file is cut off before its end.'],
  ['50 MB of junk', new Uint8Array(50 * 1024 * 1024).fill(0x41), 'This is not a calendar file.'],
])('[A8] %s is refused in words, and nothing is changed', async (name, content, words) => {
  const before = await counts()
  await openImport()
  await choose(save(`${name}.ics`, content))
  await expect.poll(() => dialog().getByRole('alert').textContent()).toContain(words)
  expect(await dialog().getByRole('alert').textContent()).toContain('Nothing was changed.')
  await page.keyboard.press('Escape')
  await isGone()
  expect(await counts()).toEqual(before)
})

test('[A8] a file that is gone, and none chosen', async () => {
  await openImport()
  await choose(join(folder, 'gone.ics'))
  await expect.poll(() => dialog().getByRole('alert').textContent()).toContain('no longer there')
  await app.control.answerDialog('open', { canceled: true, filePaths: [] })
  await dialog().getByRole('button', { name: 'Choose a file…' }).press('Enter')
  await dialog().getByRole('alert').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await isGone()
})

test('[A8] a file dropped on the window is read; one that is too large is refused', async () => {
  await drop('dropped.ics', writeCalendar([{ ...maria, hour: 16 }]), 0)
  await dialog().getByText('6 as before').waitFor()
  await drop('large.ics', 'BEGIN:VCALENDAR\r\n', 40 * 1024 * 1024)
  await expect.poll(() => dialog().getByRole('alert').textContent()).toContain('too large')
  await page.keyboard.press('Escape')
  await isGone()
})

test.each(fixtureNames)(
  '[A8] the export of %s is read, and nobody in it mistaken for the user',
  async (name) => {
    await openImport()
    await choose(save(`${name}.ics`, readFixture(name)))
    const asked = dialog('Which e-mail address is yours?')
    await asked.or(dialog().getByRole('button', { name: /^(Done|Add|Update)/ })).waitFor()
    const ticked = asked.getByRole('checkbox', { checked: true })
    const own = asked.getByRole('checkbox', { checked: true, name: /^tom/ })
    expect(await ticked.count()).toBe(await own.count())
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  },
)

test.each(['light', 'dark'] as const)('axe finds nothing on any step, %s', async (theme) => {
  await app.control.setSystemTheme({ dark: theme === 'dark' })
  const others = [
    { ...unclear, uid: 'u2' },
    { ...assisted, uid: 'a2', guests: ['Rosa Diaz', 'Kim Park (EA)'] },
  ]
  const stranger = writeCalendar([maria, team, ...others, { ...jonas, uid: 'j2' }]).replaceAll(
    ownAddress,
    `tom@${theme}.example`,
  )
  await openImport()
  expect(await violationsOf(page)).toEqual([])
  await choose(save('junk.ics', 'Dear Tom'))
  await dialog().getByRole('alert').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await choose(save('stranger.ics', stranger))
  await dialog('Which e-mail address is yours?').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Enter')
  await dialog().getByRole('heading', { name: 'To add' }).waitFor()
  for (const part of await dialog().locator('summary').all()) await part.click()
  expect(await violationsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await isGone()
})

/** Drops a file of this text on the window, made larger by so many bytes. */
async function drop(name: string, text: string, moreBytes: number): Promise<void> {
  await page.evaluate(
    ({ name: fileName, text: content, moreBytes: more }) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([content, new Uint8Array(more)], fileName, { type: 'text/calendar' }))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    { name, text, moreBytes },
  )
}
