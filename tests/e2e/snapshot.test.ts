import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { wallAt } from '@shared/domain/wall-clock'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Route } from '../../src/renderer/app/route.ts'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import { privateContent } from '../support/private-content.ts'
import { createRandom, runSeed } from '../support/random.ts'
import { readPdf } from '../support/read-pdf.ts'
import { hoursFromNow } from '../support/wall-times.ts'
import { writeBody } from '../support/write-body.ts'

const seed = runSeed()
console.log(`private words of LEADUP_SEED=${seed}`)
const { writes, secrets } = privateContent('maria', createRandom(seed))
const app = await launchApp()
const folder = await mkdtemp(join(tmpdir(), 'leadup-snapshot-'))
let page: Page

const today = wallAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone).slice(0, 10)
const workingNote = 'zqworking note that nobody else reads'
const goal = 'zqgoal under three percent'

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, writes)
  await writeFrom(page, [
    {
      id: 'maria',
      fields: {
        relation: 'manager',
        email: 'maria@example.com',
        channel: 'Slack before nine',
        cadence: 'fortnightly',
      },
    },
    { id: 'private-note-goal', fields: { text: goal } },
    { id: 'past', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(-24 * 8), minutes: 30 } },
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(24 * 6), minutes: 30 } },
    {
      id: 'audit',
      kind: 'win',
      fields: {
        text: 'The audit took two days',
        before: 'Nine days',
        after: 'Two days',
        meaning: 'Two years renewed.',
        personId: 'maria',
        goalId: 'private-note-goal',
        date: today,
      },
    },
    {
      id: 'dates',
      kind: 'action',
      fields: {
        text: 'One page of dates',
        personId: 'maria',
        status: 'done',
        doneAt: new Date().toISOString(),
      },
    },
    { id: 'cohort', kind: 'action', fields: { text: 'Send the cohort', personId: 'maria', dueDate: today } },
  ])
  await writeBody(page, 'maria', [paragraph(workingNote)])
  await writeBody(page, 'past', [
    agendaItem('p', 'decide', 'Move billing after the report', { ticked: true }),
  ])
  await writeBody(page, 'next', [
    agendaItem('b', 'bad-news', 'The March migration slips'),
    agendaItem('a', 'ask', 'One more contractor'),
  ])
})
afterAll(async () => {
  await app.dispose()
  await rm(folder, { recursive: true, force: true })
})

async function go(route: Route): Promise<void> {
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: route })
  await page.reload()
  await page.getByRole('main').waitFor()
}

const dialog = () => page.getByRole('dialog')
const part = (name: string) => dialog().getByRole('textbox', { name, exact: true })
const preview = () => dialog().getByRole('region', { name: 'How it will read' })
const press = (name: string | RegExp) => dialog().getByRole('button', { name }).click()
const copy = /^Copy/
const mariaFields = async () => (await rowsOf(page, 'person')).find(({ id }) => id === 'maria')?.fields ?? {}

async function lookDark(width: number): Promise<void> {
  await app.control.setSystemTheme({ dark: width < 500 })
  const [main] = (await app.control.windows()).filter(({ isVisible }) => isVisible)
  if (main) await app.control.setWindowBounds(main.id, { width, height: 860 })
  await page.waitForFunction((wanted) => innerWidth === wanted, width)
}

test('an update is offered on Today between two 1:1s, drafted, edited and copied; then no more', async () => {
  await go({ screen: 'today' })
  const row = page.getByRole('list', { name: 'Updates between 1:1s' }).getByRole('listitem')
  await row.getByText(/^bad news, 2 done since \d/).waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Draft the update for Maria Ortega' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => part('Bad news').inputValue()).toBe('The March migration slips')
  expect(await part('Done').inputValue()).toBe(
    'The audit took two days: Nine days → two days. Two years renewed.\nOne page of dates',
  )
  await dialog().getByText('Reached by “Slack before nine”.').waitFor()
  await part('Decided').fill('Billing waits')
  await preview().getByText('Billing waits').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await press(copy)
  await page.getByText('Update copied.').waitFor()
  const { 'text/plain': text = '' } = await app.control.readClipboard()
  expect(text.indexOf('The March migration slips')).toBeLessThan(text.indexOf('Billing waits'))
  expect(Date.parse(String((await mariaFields())['lastUpdateAt']))).toBeGreaterThan(Date.now() - 60_000)
  await row.waitFor({ state: 'detached' })
})

test('one that is skipped is no debt, and Undo brings it back', async () => {
  await page.getByRole('button', { name: /^Undo/ }).click()
  const skip = page.getByRole('button', { name: 'Skip the update for Maria Ortega' })
  await skip.click()
  await page.getByText('Skipped until after the next 1:1.').waitFor()
  await skip.waitFor({ state: 'detached' })
  expect((await mariaFields())['lastUpdateAt'] ?? null).toBe(null)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await skip.waitFor()
})

test('a snapshot is drafted from Follow-through for whom one works, and kept as the plan for the next', async () => {
  await go({ screen: 'follow-through', section: 'wins' })
  await page.getByRole('button', { name: 'Snapshot for a person…' }).click()
  await press('Draft it')
  await expect.poll(() => part('Plan').inputValue()).toBe('Decided: Move billing after the report')
  expect(await part('So far').inputValue()).toContain(
    'The audit took two days: Nine days → two days. Two years renewed.',
  )
  expect(await part('Next').inputValue()).toContain('What I ask: One more contractor')
  await part('Plan').fill('Fewer surprises, one number')
  expect(await violationsOf(page)).toEqual([])
  await dialog().getByRole('radio', { name: 'Story' }).focus()
  await page.keyboard.press('Space')
  await preview().getByText('Plan: Fewer surprises, one number.').waitFor()
  await press('Mail draft')
  await page.getByText('Snapshot in a mail draft.').waitFor()
  expect((await mariaFields())['plan']).toBe('Fewer surprises, one number')

  await go({ screen: 'person', id: 'maria' })
  await page.getByText('Last one today').waitFor()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('snapshot')
  await page.getByRole('option', { name: /^Snapshot: plan, so far, next/ }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => part('Plan').inputValue()).toMatch(/^Fewer surprises, one number/)
  expect(await dialog().getByRole('radio', { name: 'Since the last one' }).isChecked()).toBe(true)
  await dialog().getByRole('radio', { name: 'Other days' }).focus()
  await page.keyboard.press('Space')
  await dialog().getByRole('group', { name: 'From' }).waitFor()
  await page.keyboard.press('Escape')
})

test('words noted privately hold it back until they are said otherwise', async () => {
  await page.getByRole('button', { name: 'Draft a snapshot' }).click()
  await part('So far').fill(`Heard that ${workingNote}`)
  const clipboard = await app.control.readClipboard()
  await press(copy)
  await dialog().getByRole('alert').getByText('The snapshot is not sent').waitFor()
  expect(await app.control.readClipboard()).toEqual(clipboard)
  expect(await violationsOf(page)).toEqual([])
  await press('Draft it anew')
  await page.keyboard.press('Escape')
})

test('somebody of whom nothing is noted teaches what would come here', async () => {
  await writeFrom(page, [{ id: 'tom', kind: 'person', fields: { name: 'Tom Reyes', relation: 'client' } }])
  await go({ screen: 'person', id: 'tom' })
  await page.getByRole('button', { name: 'Draft a snapshot' }).click()
  await dialog()
    .getByText(/^Nothing is noted between/)
    .waitFor()
  expect(await dialog().getByRole('button', { name: copy }).isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
})

test('[C7] nothing private is in any copy, mail draft, PDF or its metadata', async () => {
  const words = [...secrets.map(({ word }) => word), workingNote, goal, 'zqgoal', 'zqworking']
  const outside: string[] = []
  const takeAll = async (open: () => Promise<void>, what: string) => {
    for (const way of [
      'Copy as Markdown',
      'Copy as rich text',
      'Copy as plain text',
      'Save as a mail file',
      'copy',
      'Mail draft',
      'PDF',
    ]) {
      await open()
      const extension = way === 'PDF' ? 'pdf' : 'eml'
      if (way === 'PDF' || way === 'Save as a mail file') {
        const filePath = join(folder, `${what}.${extension}`)
        await app.control.answerDialog('save', { canceled: false, filePath })
      }
      await dialog().getByRole('region', { name: 'How it will read' }).waitFor()
      if (way.includes(' as ')) {
        await press('Other ways')
        await page.getByRole('menuitem', { name: way }).click()
      } else await press(way === 'copy' ? copy : way)
      await dialog().waitFor({ state: 'detached' })
      // What became of it is said once it is noted, and would lie on the ways out of the next one.
      await page
        .getByRole('alertdialog')
        .getByText(/ (copied|saved|in a mail draft)/)
        .waitFor()
      outside.push(JSON.stringify(await app.control.readClipboard()))
    }
    const mail = await readFile(join(folder, `${what}.eml`), 'utf8')
    outside.push(mail, ...mail.split('base64\r\n\r\n').map((part) => Buffer.from(part, 'base64').toString()))
    const bytes = await readFile(join(folder, `${what}.pdf`))
    const { pages, metadata, title } = await readPdf(bytes)
    outside.push(...pages, metadata)
    expect(metadata.replaceAll(title, '')).not.toMatch(/Maria|Ortega|example\.com/)
    return pages.join(' ')
  }
  await go({ screen: 'meeting', id: 'next' })
  await page.getByRole('textbox', { name: /^Agenda of/ }).waitFor()
  const brief = await takeAll(() => page.getByRole('button', { name: 'Brief', exact: true }).click(), 'brief')
  await go({ screen: 'person', id: 'maria' })
  const snapshot = await takeAll(
    () => page.getByRole('button', { name: 'Draft a snapshot' }).click(),
    'snapshot',
  )
  const update = await takeAll(() => page.getByRole('button', { name: 'Draft an update' }).click(), 'update')
  expect(brief).toContain('One more contractor')
  expect(snapshot).toContain('The audit took two days')
  expect(update).toContain('The March migration slips')
  outside.push(
    JSON.stringify([
      await app.control.shellRequests(),
      await app.control.dialogs(),
      await app.control.windows(),
    ]),
  )
  const all = outside.join('\n')
  expect(decodeURIComponent(all.replace(/%(?![\dA-F]{2})/g, ''))).toContain('The March migration slips')
  expect(words.filter((word) => all.includes(word) || all.includes(encodeURIComponent(word)))).toEqual([])
})

test('axe finds nothing in them, dark and narrow', async () => {
  await lookDark(420)
  for (const name of ['Draft a snapshot', 'Draft an update']) {
    await page.getByRole('button', { name }).click()
    await part('Next').waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await dialog().evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  }
  await go({ screen: 'today' })
  expect(await violationsOf(page)).toEqual([])
})
