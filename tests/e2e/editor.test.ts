import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { projectBody } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import { appendNodes } from '@shared/body/write-body'
import type { Bridge } from '@shared/ipc/bridge'
import { launchApp } from '../support/launch-app.ts'

const app = await launchApp()
const complaints: string[] = []
let page: Page
let meetings = 0
let meetingId = ''

afterAll(() => app.dispose())

beforeAll(async () => {
  page = await app.window('main')
  page.on('pageerror', (error) => complaints.push(error.message))
  await write('maria', 'person', { name: 'Maria Ortega', relation: 'manager', role: 'CFO' })
})

/** Each test has a meeting of its own, open on the prep desk. */
beforeEach(async () => {
  meetings += 1
  meetingId = `meeting-${meetings}`
  await write(meetingId, 'meeting', { personId: 'maria', start: '2031-05-07T14:00', minutes: 30 })
  await openMeeting()
})

async function ask(name: string, args: unknown): Promise<unknown> {
  return page.evaluate(
    async ([name, args]) => {
      const { leadup } = window as unknown as { leadup: Bridge }
      const outcome = await leadup.call(name as string, args)
      if (!outcome.ok) throw new Error(outcome.message)
      return outcome.result
    },
    [name, args],
  )
}

async function write(id: string, kind: string, fields: Record<string, unknown>): Promise<void> {
  await ask('documents.write', { commandId: crypto.randomUUID(), writes: [{ id, kind, fields }] })
}

async function openMeeting(): Promise<void> {
  await ask('deviceState.write', { key: 'main.route', value: { screen: 'meeting', id: meetingId } })
  await page.reload()
  await agenda().waitFor()
}

function agenda() {
  return page.getByRole('textbox', { name: /^Agenda of / })
}

/** What the vault has of the meeting's agenda, as another device would read it. */
async function vaultBody(): Promise<Y.Doc> {
  const bytes = await page.evaluate(
    async ([id]) => {
      const { leadup } = window as unknown as { leadup: Bridge }
      const outcome = await leadup.call('bodies.open', { id, stateVector: new Uint8Array([0]) })
      if (!outcome.ok) throw new Error(outcome.message)
      return [...(outcome.result as { update: Uint8Array }).update]
    },
    [meetingId],
  )
  const document = new Y.Doc()
  Y.applyUpdate(document, Uint8Array.from(bytes))
  return document
}

/** Puts nodes into a body as another device would: the window learns of it from the main process. */
async function writeElsewhere(id: string, nodes: BodyNode[], state?: Y.Doc): Promise<void> {
  const document = state ?? new Y.Doc()
  const before = Y.encodeStateVector(document)
  appendNodes(document, nodes)
  await page.evaluate(
    async ([id, commandId, bytes]) => {
      const { leadup } = window as unknown as { leadup: Bridge }
      const update = Uint8Array.from(bytes as number[])
      const outcome = await leadup.call('bodies.push', { id, commandId, update })
      if (!outcome.ok) throw new Error(outcome.message)
    },
    [id, crypto.randomUUID(), [...Y.encodeStateAsUpdate(document, before)]] as const,
  )
}

async function savedItems(): Promise<string[]> {
  const { items } = projectBody(readBody(await vaultBody()))
  return items.map(
    ({ kind, minutes, headline, ticked }) => `${kind} ${minutes} ${headline}${ticked ? ' ✓' : ''}`,
  )
}

async function writeItems(...lines: string[]): Promise<void> {
  await agenda().click()
  for (const line of lines) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  // The totals above are there now, and the text stays where it is.
  await expect.poll(savedItems).toHaveLength(lines.length)
}

/** The browser moves the caret, and the editor hears of it by an event that comes a moment later. */
async function moveCaret(to: string | Locator): Promise<void> {
  const moved = await page.evaluateHandle(() => {
    const { promise, resolve } = Promise.withResolvers<void>()
    document.addEventListener('selectionchange', () => resolve(), { once: true })
    // In an object, or the promise itself would be waited for here.
    return { promise }
  })
  await (typeof to === 'string' ? page.keyboard.press(to) : to.click())
  await moved.evaluate(({ promise }) => promise)
}

async function undo(): Promise<void> {
  await page.keyboard.press('ControlOrMeta+z')
}

// The browser lets the caret stand in an item's frame, where no document would take what is typed.
test.each([
  ['Ctrl+Home', ['ControlOrMeta+Home']],
  ['Home, then Left', ['ControlOrMeta+Home', 'Home', 'ArrowLeft']],
  ['everything selected, then Left', ['ControlOrMeta+a', 'ArrowLeft']],
])('what is typed after %s is in the document, and nothing else changes', async (_how, keys) => {
  await writeElsewhere(meetingId, [
    agendaItem('i1', 'ask', 'One more contractor'),
    agendaItem('i2', 'win', 'Six days'),
  ])
  await agenda().getByText('Six days').click()
  for (const key of keys) await page.keyboard.press(key)
  await page.keyboard.type('Kept ')
  await expect.poll(savedItems).toEqual(['ask 5 Kept One more contractor', 'win 3 Six days'])
})

test('a click into the gap beside an item’s tick puts the caret into its text', async () => {
  await writeElsewhere(meetingId, [
    agendaItem('i1', 'ask', 'One more contractor'),
    agendaItem('i2', 'win', 'Six days'),
  ])
  await agenda().getByText('One more contractor').click()
  // Once they are counted, what stands above the agenda moves no more.
  await page.getByText('2 items').waitFor()
  const tick = await agenda().getByRole('checkbox').nth(1).boundingBox()
  if (!tick) throw new Error('no tick')
  await page.mouse.click(tick.x + tick.width + 4, tick.y + tick.height / 2)
  await page.keyboard.type('Kept ')
  await expect.poll(savedItems).toEqual(['ask 5 One more contractor', 'win 3 Kept Six days'])
})

test('a click in the empty space below an agenda goes on in its last line', async () => {
  await writeElsewhere(meetingId, [agendaItem('i1', 'ask', 'One more contractor')])
  await page.getByText('1 item', { exact: true }).waitFor()
  const item = await agenda().getByRole('checkbox').boundingBox()
  if (!item) throw new Error('no tick')
  for (const line of ['First', 'Second']) {
    await page.mouse.click(item.x + 200, item.y + 220)
    await page.keyboard.type(`${line} \n`)
    await expect.poll(() => agenda().innerText()).toContain(line)
  }
})

test('written lines become items, are saved, and are there after a reload', async () => {
  await writeItems('Ask for one more contractor', 'Win: onboarding fell to six days')
  await expect
    .poll(savedItems)
    .toEqual(['ask 5 Ask for one more contractor', 'win 3 onboarding fell to six days'])
  await page.reload()
  await expect.poll(() => agenda().innerText()).toContain('onboarding fell to six days')
  const item = page.getByRole('group', { name: 'Win: onboarding fell to six days' })
  await expect.poll(() => item.getByRole('checkbox').getAttribute('aria-checked')).toBe('false')
})

test('the block menu opens at a slash, is filtered, and gives the kind', async () => {
  await agenda().click()
  await page.keyboard.type('/')
  const menu = page.getByRole('listbox', { name: 'Blocks' })
  await menu.waitFor()
  expect(await menu.getByRole('option').allInnerTexts()).toHaveLength(24)
  await page.keyboard.type('bad')
  await expect.poll(() => menu.getByRole('option').count()).toBe(1)
  await page.keyboard.press('Enter')
  await menu.waitFor({ state: 'detached' })
  await page.keyboard.type('The migration slips')
  await expect.poll(savedItems).toEqual(['bad-news 4 The migration slips'])

  await page.keyboard.press('Enter')
  await page.keyboard.type('/ris')
  await menu.waitFor()
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  expect(await agenda().innerText()).toContain('/ris')
})

test('a person and a tag are put in by their first letters', async () => {
  await agenda().click()
  await page.keyboard.type('Thank @ort')
  await page.getByRole('listbox', { name: 'People' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('for #hiring help')
  await expect
    .poll(async () => {
      const { personIds, tags } = projectBody(readBody(await vaultBody()))
      return { personIds, tags }
    })
    .toEqual({ personIds: ['maria'], tags: ['hiring'] })
})

test('kind and minutes are set by keyboard alone, from the text and back to it', async () => {
  await writeItems('Budget')
  await moveCaret('ArrowUp')
  await moveCaret('End')
  await page.keyboard.press('Tab')
  await expect.poll(() => focusedName()).toBe('Kind: Discuss')
  await page.keyboard.press('Enter')
  await page.getByRole('menu', { name: 'Kind of item' }).waitFor()
  await page.keyboard.type('as')
  await page.keyboard.press('Enter')
  await expect.poll(savedItems).toEqual(['ask 5 Budget'])
  await page.keyboard.press('Tab')
  await expect.poll(() => focusedName()).toBe('Minutes for Budget')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' for tools')
  await expect.poll(savedItems).toEqual(['ask 12 Budget for tools'])
})

function focusedName(): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
}

test('typing, a tick and a move are undone and redone each by itself', async () => {
  await writeItems('One', 'Two')
  await moveCaret(page.getByText('Two', { exact: true }))
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(savedItems).toEqual(['discuss 7 Two ✓', 'discuss 7 One'])
  await undo()
  await expect.poll(savedItems).toEqual(['discuss 7 One', 'discuss 7 Two ✓'])
  await undo()
  await expect.poll(savedItems).toEqual(['discuss 7 One', 'discuss 7 Two'])
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(savedItems).toEqual(['discuss 7 One', 'discuss 7 Two ✓'])
})

test('an input method composes undisturbed by Enter and by changes from elsewhere', async () => {
  await writeItems('First')
  const input = await page.context().newCDPSession(page)
  await input.send('Input.imeSetComposition', { text: 'にほn', selectionStart: 3, selectionEnd: 3 })
  await page.keyboard.press('ControlOrMeta+Enter')
  await writeElsewhere(meetingId, [agendaItem('theirs', 'win', 'From elsewhere')], await vaultBody())
  // The change has reached the main process; the window shows it once the composition is over.
  await expect.poll(savedItems).toContain('win 3 From elsewhere')
  expect(await agenda().innerText()).toContain('にほn')
  expect(await agenda().innerText()).not.toContain('From elsewhere')
  await input.send('Input.insertText', { text: '日本' })
  await expect.poll(() => agenda().innerText()).toContain('From elsewhere')
  expect(await agenda().innerText()).toContain('日本')
  await input.detach()
})

test('a block is dragged by its handle', async () => {
  await writeItems('One', 'Two', 'Three')
  await page.getByText('3 items').waitFor()
  const third = page.getByRole('group', { name: 'Discuss: Three' })
  const first = page.getByRole('group', { name: 'Discuss: One' })
  const shownHandle = page.locator('.drag-handle:not([hidden])')
  // It comes with the pointer's move, and goes when the text changes meanwhile.
  await expect
    .poll(async () => {
      await first.hover()
      await third.hover()
      return shownHandle.count()
    })
    .toBe(1)
  const handle = await shownHandle.boundingBox()
  const target = await first.boundingBox()
  if (!handle || !target) throw new Error('nothing to drag')
  await page.mouse.move(handle.x + 8, handle.y + 12)
  await page.mouse.down()
  await page.mouse.move(target.x + 60, target.y + 20, { steps: 8 })
  await page.mouse.move(target.x + 60, target.y + 2, { steps: 3 })
  await page.mouse.up()
  await expect.poll(savedItems).toEqual(['discuss 7 Three', 'discuss 7 One', 'discuss 7 Two'])
})

test('an item of a past meeting shows as it stands there, is ticked there, and shows once', async () => {
  const pastId = `past-${meetings}`
  await write(pastId, 'meeting', { personId: 'maria', start: '2020-01-01T10:00', minutes: 30 })
  await writeElsewhere(pastId, [agendaItem('old', 'ask', 'The budget for tools')])
  const ref = `item:${pastId}/old`
  await writeElsewhere(meetingId, [agendaItem('a', 'ask', '', { ref }), agendaItem('b', 'ask', '', { ref })])
  await openMeeting()
  const items = page.getByRole('group', { name: 'Ask: The budget for tools' })
  await expect.poll(() => items.count()).toBe(2)
  await items.nth(1).getByText('Already above').waitFor()
  await items.nth(1).getByRole('button', { name: 'Take off the agenda: The budget for tools' }).click()
  await expect.poll(() => items.count()).toBe(1)
  await items.getByRole('checkbox').click()
  await expect.poll(() => items.getByRole('checkbox').getAttribute('aria-checked')).toBe('true')
  const projections = (await ask('projections.read', { ids: [pastId] })) as {
    projection: { items: { ticked: boolean }[] }
  }[]
  expect(projections[0]?.projection.items[0]?.ticked).toBe(true)
})

test('[A7] an agenda of a newer version is read, not edited, and left equal', async () => {
  await writeElsewhere(meetingId, [
    paragraph('Known words'),
    { type: 'poll', attrs: { days: 3 }, content: [paragraph('Which day?')] },
  ])
  const before = Y.encodeStateAsUpdate(await vaultBody())
  await openMeeting()
  await page.getByText('written with a newer version of Leadup').waitFor()
  await expect.poll(() => agenda().innerText()).toContain('Which day?')
  await agenda().click()
  await page.keyboard.type('scribble')
  expect(await agenda().getAttribute('contenteditable')).toBe('false')
  expect(Y.encodeStateAsUpdate(await vaultBody())).toEqual(before)
})

test('what was copied in Word comes in as blocks', async () => {
  await agenda().click()
  await page.evaluate(() => {
    const copied = new DataTransfer()
    copied.setData(
      'text/html',
      '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>One</p>' +
        '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>Two</p>',
    )
    copied.setData('text/plain', 'One Two')
    const event = new ClipboardEvent('paste', { clipboardData: copied, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  })
  await expect.poll(() => agenda().getByRole('listitem').allInnerTexts()).toEqual(['One', 'Two'])
})

test('nothing went wrong in the page meanwhile', () => {
  expect(complaints).toEqual([])
})
