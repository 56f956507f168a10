import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import { readPdf } from '../support/read-pdf.ts'
import { hoursFromNow } from '../support/wall-times.ts'
import { writeBody } from '../support/write-body.ts'

const app = await launchApp()
const folder = await mkdtemp(join(tmpdir(), 'leadup-brief-'))
let page: Page

const worry = 'Losing the board over two numbers that do not agree'

beforeAll(async () => {
  page = await openMainWindow(app)
  page.setDefaultTimeout(8000)
  await writeFrom(page, [
    {
      id: 'maria',
      kind: 'person',
      fields: {
        name: 'Maria Ortega',
        relation: 'manager',
        email: 'maria@example.com',
        channel: 'Mail the evening before',
        briefLength: 'one-page',
      },
    },
    { id: 'worry', kind: 'note', fields: { personId: 'maria', type: 'worry', text: worry } },
    { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: hoursFromNow(20), minutes: 30 } },
  ])
  await openDesk()
})
afterAll(async () => {
  await app.dispose()
  await rm(folder, { recursive: true, force: true })
})

async function openDesk(): Promise<void> {
  await callFrom(page, 'deviceState.write', { key: 'main.route', value: { screen: 'meeting', id: 'next' } })
  await page.reload()
  await agenda().waitFor()
}

const agenda = () => page.getByRole('textbox', { name: /^Agenda of/ })
const dialog = () => page.getByRole('dialog', { name: 'Brief for Maria' })
const preview = () => page.getByRole('region', { name: 'How it will read' })
const openBrief = () => page.getByRole('button', { name: 'Brief', exact: true }).click()
const sentAt = async () => (await rowsOf(page, 'meeting'))[0]?.fields['briefSentAt'] ?? null

const fit = () => page.getByRole('region', { name: 'Does it fit on one page?' })
const press = (name: string | RegExp) => dialog().getByRole('button', { name }).click()
const copy = /^Copy/

/** The file that the next save dialog is answered with. */
async function saveTo(filePath: string): Promise<void> {
  await app.control.answerDialog('save', { canceled: false, filePath })
}

test('an agenda without a word teaches instead of sending, from the keys and in the dialog', async () => {
  await page.keyboard.press('ControlOrMeta+Shift+C')
  await page.getByText('Nothing to send yet: write over what stands on the agenda.').waitFor()
  expect(await sentAt()).toBe(null)
  await openBrief()
  await dialog().getByRole('heading', { name: 'Nothing to send yet' }).waitFor()
  expect(await dialog().getByRole('button', { name: copy }).isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
})

test('what is written leaves as Markdown, rich text or plain text, and the 1:1 knows that it went out', async () => {
  await writeBody(page, 'next', [
    agendaItem('ask', 'ask', 'One more *contractor* until May', {
      content: [paragraph('Two weeks of <b>work</b>')],
    }),
    agendaItem('win', 'win', 'Onboarding fell from 11 days to 6'),
  ])
  for (const [form, expected] of [
    ['Copy as Markdown', { 'text/plain': '**One more \\*contractor\\* until May**' }],
    [
      'Copy as rich text',
      { 'text/plain': 'One more *contractor* until May', 'text/html': '<strong>One more *con' },
    ],
    ['Copy as plain text', { 'text/plain': 'One more *contractor* until May' }],
  ] as const) {
    await openBrief()
    await preview().getByText('One more *contractor* until May').waitFor()
    await press('Other ways')
    await page.getByRole('menuitem', { name: form }).click()
    await page.getByText(`Brief for Maria copied as ${form.slice(8)}, bullets: 2 items.`).waitFor()
    await dialog().waitFor({ state: 'detached' })
    const clipboard = await app.control.readClipboard()
    expect(Object.keys(clipboard).toSorted()).toEqual(Object.keys(expected).toSorted())
    for (const [type, words] of Object.entries(expected)) expect(clipboard[type]).toContain(words)
  }
  const first = await sentAt()
  expect(Date.parse(String(first))).toBeGreaterThan(Date.now() - 60_000)
})

test('the word of a brief that went out once more takes back the later time, and says so', async () => {
  const first = await sentAt()
  await page.keyboard.press('ControlOrMeta+Shift+C')
  await page.getByText('Brief for Maria copied, bullets: 2 items. Marked as sent again.').waitFor()
  expect(await sentAt()).not.toBe(first)
  await page.getByRole('button', { name: 'Keep the earlier time' }).click()
  await expect.poll(sentAt).toBe(first)
})

test('when it went out last is said, and “Mark as not sent” takes it back, there and in the word of the first', async () => {
  await openBrief()
  await dialog()
    .getByText(/^Marked as sent today \d\d:\d\d\.$/)
    .waitFor()
  await dialog().getByText('How to reach Maria: “Mail the evening before”').waitFor()
  await press('Mark as not sent')
  await expect.poll(sentAt).toBe(null)
  await dialog()
    .getByText(/^Marked as sent/)
    .waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Shift+C')
  await page.getByText('Brief for Maria copied, bullets: 2 items. Marked as sent.').waitFor()
  expect(await sentAt()).not.toBe(null)
  await page.getByRole('button', { name: 'Mark as not sent' }).click()
  await expect.poll(sentAt).toBe(null)
})

test('headlines are headlines', async () => {
  await openBrief()
  await preview().getByText('Two weeks of').waitFor()
  await dialog().getByRole('radio', { name: 'Headlines' }).focus()
  await page.keyboard.press('Space')
  await expect.poll(() => preview().textContent()).not.toContain('Two weeks of')
  expect(await preview().textContent()).toContain('One more *contractor* until May')
  await page.keyboard.press('Escape')
})

test('a mail draft has whom, what and the words', async () => {
  await openBrief()
  await press('Mail draft')
  await page.getByText('Brief for Maria in a mail draft, bullets: 2 items.').waitFor()
  const { target = '' } =
    (await app.control.shellRequests()).findLast(({ action }) => action === 'openExternal') ?? {}
  const url = new URL(target)
  expect(url.pathname).toBe('maria@example.com')
  expect(url.searchParams.get('subject')).toBe('1:1 with Maria')
  expect(url.searchParams.get('body')).toContain('One more *contractor* until May · Ask, 5 min\r\n')
})

test('Escape closes the list of other ways, and from its button the brief', async () => {
  await openBrief()
  await press('Other ways')
  await page.getByRole('menu', { name: 'Other ways' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menu', { name: 'Other ways' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await expect.poll(() => dialog().count()).toBe(0)
})

test('a mail file is a draft with the same words, set as they are read', async () => {
  const path = join(folder, 'brief.eml')
  await saveTo(path)
  await openBrief()
  await press('Other ways')
  await page.getByRole('menuitem', { name: 'Save as a mail file' }).click()
  await page.getByText('Brief for Maria saved as “brief.eml”, bullets: 2 items.').waitFor()
  const mail = await readFile(path, 'utf8')
  expect(mail).toMatch(/^To: maria@example\.com\r\n/)
  const [, , html = ''] = mail.split('base64\r\n\r\n')
  expect(Buffer.from(html, 'base64').toString()).toContain('<strong>One more *contractor* until May</strong>')
  await rm(path)
})

test('a PDF holds the brief and its title, and nothing else of whom it is for', async () => {
  const path = join(folder, 'brief.pdf')
  await saveTo(path)
  await openBrief()
  await press('PDF')
  await page.getByText('Brief for Maria saved as “brief.pdf”, bullets: 2 items.').waitFor()
  const shown = (await app.control.dialogs()).findLast(({ kind }) => kind === 'save')
  expect(String(shown?.options['defaultPath'])).toMatch(/1 1 with Maria\.pdf$/)
  const pdf = await readPdf(await readFile(path))
  expect(pdf.pages).toHaveLength(1)
  expect(pdf.pages[0]).toContain('One more *contractor* until May · Ask, 5 min')
  expect(pdf.title).toBe('1:1 with Maria')
  expect(pdf.metadata.replace('1:1 with Maria', '')).not.toMatch(/Maria|Ortega|example\.com/)
})

test('the page a PDF is printed from runs nothing and asks for nothing, whatever it is given', async () => {
  const path = join(folder, 'hostile.pdf')
  await saveTo(path)
  const runs = `document.querySelector('main').append('zqran')`
  const html = `<p>Words</p><script>${runs}</script><img src="x" onerror="${runs}"><svg onload="${runs}"></svg>
    <iframe src="data:text/html,zqframe"></iframe><style>p::after { content: 'zqstyled' }</style>`
  await callFrom(page, 'pdf.save', { title: 'Hostile', html })
  const pdf = await readPdf(await readFile(path))
  expect(pdf.pages).toEqual(['Words'])
  await rm(path)
})

test('a PDF that cannot be written is said, leaves nothing behind and does not count as sent', async () => {
  const before = await sentAt()
  await openBrief()
  for (const [place, words] of [
    ['nowhere/brief.pdf', /The PDF could not be written/],
    ['brief.pdf/brief.pdf', /The PDF could not be written/],
  ] as const) {
    await saveTo(join(folder, place))
    await press('PDF')
    await dialog().getByRole('alert').getByText(words).waitFor()
  }
  await app.control.answerDialog('save', { canceled: true, filePath: '' })
  await press('PDF')
  await dialog().getByRole('alert').waitFor({ state: 'detached' })
  expect(await sentAt()).toBe(before)
  expect(await readdir(folder)).toEqual(['brief.pdf'])
  await page.keyboard.press('Escape')
})

test('what does not fit on one page says by how much, and without what it would', async () => {
  await writeBody(
    page,
    'next',
    (['inform', 'discuss', 'decide'] as const).map((kind) =>
      agendaItem(`long-${kind}`, kind, `A long thing to ${kind}`, {
        content: Array.from({ length: 14 }, (_, index) =>
          paragraph(`Line ${index + 1} of what is said of it`),
        ),
      }),
    ),
  )
  await openBrief()
  await fit()
    .getByText(/^Longer than one page by/)
    .waitFor()
  const item = (name: string) => fit().getByRole('checkbox', { name })
  expect(await item('A long thing to inform').isChecked()).toBe(true)
  expect(await item('A long thing to decide').count()).toBe(0)
  expect(await violationsOf(page)).toEqual([])
  const path = join(folder, 'long.pdf')
  await saveTo(path)
  await press('PDF')
  await page.getByText(/^Brief for Maria saved as “long\.pdf”/).waitFor()
  expect((await readPdf(await readFile(path))).pages).toHaveLength(2)

  await openBrief()
  await fit()
    .getByRole('button', { name: /^Leave / })
    .click()
  await fit().getByText('It fits on one page without these:').waitFor()
  expect(await item('A long thing to inform').isChecked()).toBe(false)
  expect(await preview().textContent()).not.toContain('A long thing to inform')
  const shortPath = join(folder, 'short.pdf')
  await saveTo(shortPath)
  await press('PDF')
  await page.getByText(/^Brief for Maria saved as “short\.pdf”/).waitFor()
  expect((await readPdf(await readFile(shortPath))).pages).toHaveLength(1)
})

test('a text too long for a mail address is on the clipboard, and the draft says so', async () => {
  await openBrief()
  await press('Mail draft')
  await page.getByText(/^Brief for Maria copied: paste it into the mail draft/).waitFor()
  const { target = '' } =
    (await app.control.shellRequests()).findLast(({ action }) => action === 'openExternal') ?? {}
  expect(target.length).toBeLessThan(2000)
  expect(new URL(target).searchParams.get('body')).toContain('Paste here')
  expect((await app.control.readClipboard())['text/plain']).toContain('Line 14 of what is said of it')
})

test('words noted privately hold it back, whichever way it would go, and lead to where they stand', async () => {
  await writeBody(page, 'next', [agendaItem('private', 'discuss', `She fears ${worry.toLowerCase()}`)])
  const clipboard = await app.control.readClipboard()
  await openBrief()
  await page.keyboard.press('Escape')
  await agenda().focus()
  await page.keyboard.press('ControlOrMeta+Shift+C')
  const alert = dialog().getByRole('alert')
  await alert.getByText(/The brief is not sent: it holds words that you noted privately/).waitFor()
  for (const name of [copy, 'Mail draft', 'PDF', 'Other ways']) {
    expect(await dialog().getByRole('button', { name }).isDisabled()).toBe(true)
  }
  expect(await app.control.readClipboard()).toEqual(clipboard)
  expect(await violationsOf(page)).toEqual([])
  await alert.getByRole('button', { name: /^Go there/ }).click()
  await dialog().waitFor({ state: 'detached' })
  await expect.poll(() => agenda().evaluate((text) => text.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Shift+Home')
  await page.keyboard.type('Two numbers, and which one counts')
  await page.keyboard.press('ControlOrMeta+Shift+C')
  await page.getByText(/^Brief for Maria copied, bullets: \d items\. Marked as sent again\.$/).waitFor()
})

test('axe finds nothing in the brief, dark and narrow', async () => {
  await app.control.setSystemTheme({ dark: true })
  const [main] = (await app.control.windows()).filter(({ isVisible }) => isVisible)
  if (main) await app.control.setWindowBounds(main.id, { width: 420, height: 800 })
  await page.waitForFunction(() => innerWidth === 420)
  await page.getByRole('button', { name: /^More about \S/ }).click()
  await page.getByRole('menuitem', { name: 'Brief' }).click()
  await fit().waitFor()
  expect(await violationsOf(page)).toEqual([])
  expect(await dialog().evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true)
  // Without scrolling to it.
  const copy = await dialog().getByRole('button', { name: /^Copy/ }).boundingBox()
  expect((copy?.y ?? 800) + (copy?.height ?? 0)).toBeLessThanOrEqual(800)
})
