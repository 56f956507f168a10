import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { agendaItem, agendaItemKinds } from '@shared/body/agenda-item'
import { agendaPart, forms, partOf, partWords } from '@shared/body/agenda-part'
import { textOf, type BodyNode } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { appendNodes } from '@shared/body/write-body'
import { violationsOf } from '../support/axe.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, writeFrom } from '../support/page-calls.ts'
import { writeBody } from '../support/write-body.ts'

const app = await launchApp()
let page: Page
let meetings = 0
let meetingId = ''

afterAll(() => app.dispose())

beforeAll(async () => {
  page = await openMainWindow(app)
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager', role: 'CFO' } },
  ])
})

/** Each test has a meeting of its own, open on the prep desk. */
beforeEach(async () => {
  meetings += 1
  meetingId = `meeting-${meetings}`
  await writeFrom(page, [
    { id: meetingId, kind: 'meeting', fields: { personId: 'maria', start: '2031-05-07T14:00', minutes: 30 } },
  ])
  await callFrom(page, 'deviceState.write', {
    key: 'main.route',
    value: { screen: 'meeting', id: meetingId },
  })
  await page.reload()
  await agenda().click()
})

function agenda(): Locator {
  return page.getByRole('textbox', { name: /^Agenda of / })
}

/** Chooses from the menu that a slash opens. */
async function choose(query: string): Promise<void> {
  const menu = page.getByRole('listbox', { name: 'Blocks' })
  await page.keyboard.type(`/${query}`)
  await menu.waitFor()
  await page.keyboard.press('Enter')
  await menu.waitFor({ state: 'detached' })
}

async function write(...lines: string[]): Promise<void> {
  for (const line of lines) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
}

/** The agenda as the vault has it, in one line each: `problem: headline | part=words`. */
async function saved(): Promise<string[]> {
  const document = new Y.Doc()
  const { update } = await callFrom(page, 'bodies.open', { id: meetingId, stateVector: new Uint8Array([0]) })
  Y.applyUpdate(document, update)
  return readBody(document)
    .filter((node) => node.type !== 'paragraph' || textOf(node) !== '')
    .map((node) => (node.type === 'agendaItem' ? itemLine(node) : partLine(node)))
}

function itemLine({ attrs, content = [] }: BodyNode): string {
  return `${String(attrs?.['kind'])}: ${content.map(partLine).join(' | ')}`
}

function partLine(node: BodyNode): string {
  const part = partOf(node)
  return part === undefined ? textOf(node) : `${part}=${textOf(node)}`
}

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven']

test.each(agendaItemKinds)('by keyboard alone: %s, from the slash to the last of its lines', async (kind) => {
  await choose(kind.slice(0, 3))
  await page.keyboard.type('What it is about')
  const form = forms[kind]
  for (const [index] of form.entries()) {
    // At the end of the last option the next one begins: Tab goes past it.
    await page.keyboard.press(index === 0 ? 'Enter' : 'Tab')
    await page.keyboard.type(words[index] ?? '')
  }
  await expect
    .poll(saved)
    .toEqual([
      `${kind}: ${['What it is about', ...form.map((part, index) => `${part}=${words[index]}`)].join(' | ')}`,
    ])
  // To a screen reader each line is a group that bears its label.
  for (const part of new Set(form)) {
    expect(
      await agenda()
        .getByRole('group', { name: partWords(part).label, exact: true })
        .count(),
    ).toBe(form.filter((name) => name === part).length)
  }
})

test('options: one more by Enter at the end of the last, given up by Enter in an empty one, undone like writing', async () => {
  await choose('dec')
  await write('One supplier or two', 'One', 'Two', 'Three', '', 'Friday')
  await expect
    .poll(saved)
    .toEqual(['decide: One supplier or two | option=One | option=Two | option=Three | by=Friday | who='])
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(saved).not.toContain('by=Friday')
})

test('a problem says what it lacks; a press puts the caret there', async () => {
  await write('Problem: trial users leave')
  const note = page.getByRole('button', { name: 'Add two options, say which you recommend and what you ask' })
  await note.click()
  await page.keyboard.type('March')
  await expect.poll(saved).toContainEqual(expect.stringContaining('trial users leave | since=March | cost='))
  await agenda().getByRole('group', { name: 'Option', exact: true }).first().click()
  await write('Later', '', '', 'Never', '', '', '', 'A', 'Two weeks of the team')
  await expect
    .poll(() =>
      agenda()
        .getByRole('button', { name: /^(?:Add|Say) / })
        .count(),
    )
    .toBe(0)
})

test('an ask behind a problem is what it asks once something is written in it, and not before', async () => {
  const content = [
    agendaPart('option', 'Later'),
    agendaPart('option', 'Never'),
    agendaPart('recommendation', 'A'),
  ]
  await writeBody(page, meetingId, [
    agendaItem('a', 'problem', 'Trial users leave', { content }),
    agendaItem('b', 'ask', ''),
  ])
  const note = agenda().getByRole('button', { name: 'Say what you ask' })
  const nothingAsked = page.getByText('Nothing is asked of Maria yet')
  await note.waitFor()
  await nothingAsked.first().waitFor()
  await agenda().getByRole('group', { name: 'Ask: empty' }).click()
  await page.keyboard.type('Two weeks')
  await note.waitFor({ state: 'hidden' })
  await expect.poll(() => nothingAsked.count()).toBe(0)
})

test('another kind by the menu keeps every word, and one undo takes it back', async () => {
  await choose('pro')
  await write('Trial users leave', 'March')
  await expect.poll(saved).toContainEqual(expect.stringContaining('since=March'))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Kind: Problem' }).click()
  await page.getByText('Known, not known, and when they hear more').click()
  await expect
    .poll(saved)
    .toEqual(['bad-news: Trial users leave | since=March | known= | not-known= | next-word='])
  await agenda().getByText('Trial users leave').click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect
    .poll(saved)
    .toContainEqual(expect.stringContaining('problem: Trial users leave | since=March | cost='))
})

test('bad news goes first and takes the caret along', async () => {
  await write('Ask for one more contractor')
  await choose('bad')
  await write('The migration slips', 'nine days')
  await expect
    .poll(saved)
    .toEqual([
      'bad-news: The migration slips | known=nine days | not-known= | next-word=',
      'ask: Ask for one more contractor',
    ])
})

test('“I’ll handle it” is in the menu of an item: it leaves, and one line stays that the brief ends with', async () => {
  await write('Ask for the licence renewal', 'Win: six days')
  await page.getByRole('button', { name: 'Kind: Ask' }).click()
  await page.getByText('I’ll handle it').click()
  await expect.poll(saved).toEqual(['win: six days', 'handled=Ask for the licence renewal'])
  await page.keyboard.press('ControlOrMeta+Shift+c')
  await expect
    .poll(async () => (await app.control.readClipboard())['text/plain'])
    .toMatch(/Handled without you\n\n- Ask for the licence renewal\s*$/)
})

test('“Listen for…” is hidden on a shared screen, and is neither in the brief nor in a copy', async () => {
  await write('Ask for one more contractor')
  await choose('listen')
  await page.keyboard.type('zqlisten for the board')
  await expect.poll(saved).toContain('listen=zqlisten for the board')
  await page.keyboard.press('ControlOrMeta+Shift+c')
  await expect.poll(async () => (await app.control.readClipboard())['text/plain']).toContain('contractor')
  expect(Object.values(await app.control.readClipboard()).join()).not.toContain('zqlisten')
  const line = agenda().getByText('zqlisten')
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await expect.poll(() => line.isVisible()).toBe(false)
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await expect.poll(() => line.isVisible()).toBe(true)
  // The meeting's screen may be seen by others from the start.
  await page.keyboard.press('ControlOrMeta+Shift+Enter')
  await page.getByRole('button', { name: /^Leave/ }).waitFor()
  await expect.poll(() => page.getByText('Ask for one more contractor').first().isVisible()).toBe(true)
  expect(await page.getByText('zqlisten').isVisible()).toBe(false)
})

test('what is empty is nowhere but in the form: not in the brief', async () => {
  await choose('risk')
  await page.keyboard.type('Who is on call in August')
  await expect.poll(saved).toEqual(['risk: Who is on call in August | likelihood= | impact= | mitigation='])
  await page.keyboard.press('ControlOrMeta+Shift+c')
  await expect
    .poll(async () => (await app.control.readClipboard())['text/plain'])
    .toContain('on call in August')
  expect(Object.values(await app.control.readClipboard()).join()).not.toMatch(/Likelihood|Impact|Mitigation/)
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('axe finds nothing in an agenda with every kind of line, filled and empty', async () => {
    await page.emulateMedia({ colorScheme })
    const document = new Y.Doc()
    const parts = (isFilled: boolean) =>
      agendaItemKinds.map((kind) =>
        agendaItem(`${kind}-${isFilled}`, kind, `About ${kind}`, {
          content: forms[kind].map((part) => agendaPart(part, isFilled ? 'some words' : '')),
        }),
      )
    const lines = (['listen', 'handled', 'handled'] as const).map((part) => agendaPart(part, 'some words'))
    appendNodes(document, [...parts(true), ...parts(false), ...lines])
    await callFrom(page, 'bodies.push', {
      id: meetingId,
      commandId: crypto.randomUUID(),
      update: Y.encodeStateAsUpdate(document),
    })
    await agenda().getByText('About problem').first().waitFor()
    await page
      .getByRole('button', { name: /^Add two options/ })
      .first()
      .waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.setViewportSize({ width: 420, height: 900 })
    expect(await violationsOf(page)).toEqual([])
    // Nothing stands out at the side.
    expect(await agenda().evaluate((text) => text.scrollWidth <= text.clientWidth)).toBe(true)
    await page.setViewportSize({ width: 1280, height: 800 })
  })
})
