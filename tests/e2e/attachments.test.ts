import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { giveFiles } from '../support/give-files.ts'
import { launchApp } from '../support/launch-app.ts'
import { openMainWindow } from '../support/open-main-window.ts'
import { callFrom, outcomeOf, writeFrom } from '../support/page-calls.ts'

let app = await launchApp()
const folder = mkdtempSync(join(tmpdir(), 'leadup-files-'))
const picture = { width: 1200, height: 800 }
let page: Page
let meetings = 0
let meetingId = ''

afterAll(async () => {
  await app.dispose()
  rmSync(folder, { recursive: true, force: true })
})

beforeAll(async () => {
  page = await openMainWindow(app)
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
  ])
})

/** Each test has an agenda of its own, with the caret in its first line. */
beforeEach(async () => {
  meetings += 1
  meetingId = `meeting-${meetings}`
  await writeFrom(page, [
    { id: meetingId, kind: 'meeting', fields: { personId: 'maria', start: '2031-05-07T14:00', minutes: 30 } },
  ])
  await openAgenda()
  await agenda().click()
})

const agenda = () => page.getByRole('textbox', { name: /^Agenda of / })
const image = (name: string) => agenda().getByRole('group', { name: `Image: ${name}` })
const file = (name: string) => agenda().getByRole('group', { name: `File: ${name}` })
const toast = (words: string | RegExp) => page.getByRole('alertdialog').getByText(words)

async function openAgenda(): Promise<void> {
  await callFrom(page, 'deviceState.write', {
    key: 'main.route',
    value: { screen: 'meeting', id: meetingId },
  })
  await page.reload()
  await agenda().waitFor()
}

const paste = (...files: Parameters<typeof giveFiles>[2]) => giveFiles(agenda(), 'paste', files)

/** The size the browser has decoded, once it has. */
const shownSize = (name: string) =>
  image(name)
    .getByRole('img', { name })
    .evaluate((element: HTMLImageElement) => [element.naturalWidth, element.naturalHeight])

const saved = async () => {
  const [found] = await callFrom(page, 'projections.read', { ids: [meetingId] })
  return found?.projection
}
const chunkFolder = () => join(app.profileDir, 'workspace', 'attachments')
const chunkFiles = () => (existsSync(chunkFolder()) ? readdirSync(chunkFolder()) : [])

test('a pasted picture is there, after a reload and after the app was started again', async () => {
  await paste({ name: 'office.png', picture })
  await expect.poll(() => shownSize('office.png')).toEqual([1200, 800])
  await expect.poll(async () => (await saved())?.text).toBe('office.png')
  expect(chunkFiles()).toEqual(expect.arrayContaining((await saved())?.chunks ?? []))

  await openAgenda()
  await expect.poll(() => shownSize('office.png')).toEqual([1200, 800])
  await app.quit()
  app = await app.relaunch()
  page = await app.window('main')
  await agenda().waitFor()
  await expect.poll(() => shownSize('office.png')).toEqual([1200, 800])
})

test('pictures of each kind are shown; the same one twice is kept once', async () => {
  const before = chunkFiles().length
  await paste(
    { name: 'a.png', picture: { width: 64, height: 48 } },
    { name: 'b.webp', picture: { width: 64, height: 48, type: 'image/webp' } },
    { name: 'c.jpg', picture: { width: 64, height: 48, type: 'image/jpeg' } },
    { name: 'd.png', picture: { width: 64, height: 48 } },
  )
  for (const name of ['a.png', 'b.webp', 'c.jpg', 'd.png']) {
    await expect.poll(() => shownSize(name)).toEqual([64, 48])
  }
  expect(chunkFiles().length - before).toBe(3)
})

test('a dropped file stands in its line, is opened with Enter, and saved where the user says', async () => {
  await page.keyboard.type('Ask for one more contractor')
  await page.keyboard.press('Enter')
  await giveFiles(agenda().getByText('Ask for one more contractor'), 'drop', [
    { name: 'Plan Q3.pdf', type: 'application/pdf', text: '%PDF-1.7 the plan' },
  ])
  await file('Plan Q3.pdf').waitFor()
  await expect
    .poll(async () => (await saved())?.items)
    .toMatchObject([{ headline: 'Ask for one more contractor', hasDetail: true }])

  await file('Plan Q3.pdf').getByText('17 bytes').click()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await app.control.shellRequests()).at(-1)?.action).toBe('openPath')
  const opened = (await app.control.shellRequests()).at(-1)?.target ?? ''
  expect(basename(opened)).toBe('Plan Q3.pdf')
  expect(readFileSync(opened, 'utf8')).toBe('%PDF-1.7 the plan')
  // Nobody else may read it, nothing runs it, and what is changed in it is saved elsewhere.
  expect(statSync(opened).mode & 0o777).toBe(0o400)

  const target = join(folder, 'kept.pdf')
  await app.control.answerDialog('save', { canceled: false, filePath: target })
  await file('Plan Q3.pdf').getByRole('button', { name: 'Save as…: Plan Q3.pdf' }).click()
  await expect.poll(() => existsSync(target) && readFileSync(target, 'utf8')).toBe('%PDF-1.7 the plan')
  const asked = (await app.control.dialogs()).findLast(({ kind }) => kind === 'save')
  expect(basename(String(asked?.options['defaultPath']))).toBe('Plan Q3.pdf')
})

test('a program is shown in its folder and never opened', async () => {
  await paste({ name: 'setup.sh', text: '#!/bin/sh\n' })
  await file('setup.sh').getByRole('button', { name: 'Open: setup.sh' }).click()
  await expect
    .poll(async () => (await app.control.shellRequests()).at(-1))
    .toMatchObject({ action: 'showItemInFolder', target: expect.stringMatching(/setup\.sh$/) })
  const requests = await app.control.shellRequests()
  expect(requests.filter(({ action, target }) => action === 'openPath' && target.endsWith('.sh'))).toEqual([])
})

test('a drawing that may hold script is a file, and is not served as a picture', async () => {
  const before = new Set(chunkFiles())
  await paste({
    name: 'logo.svg',
    type: 'image/svg+xml',
    text: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  })
  await file('logo.svg').waitFor()
  const [chunk] = chunkFiles().filter((name) => !before.has(name))
  const { base } = await callFrom(page, 'attachments.base', {})
  expect(await page.evaluate(async (address) => (await fetch(address)).status, base + chunk)).toBe(404)
})

test('what is too large, or empty, gets a word, and the text is as it was', async () => {
  await page.keyboard.type('Before')
  await paste({ name: 'film.mp4', bytes: 25 * 1024 * 1024 + 1 })
  await toast('Not added: “film.mp4” is larger than 25 MB').waitFor()
  await paste({ name: 'nothing.txt', text: '' })
  await toast('Not added: “nothing.txt” is empty.').waitFor()
  await expect.poll(async () => (await saved())?.text).toBe('Before')
  expect((await saved())?.chunks).toEqual([])
})

test('a file of many pieces comes back as it was', async () => {
  await paste({ name: 'long.bin', bytes: 3 * 512 * 1024 + 7 })
  await file('long.bin').waitFor()
  await expect.poll(async () => (await saved())?.chunks.length).toBe(2)
  const target = join(folder, 'long.bin')
  await app.control.answerDialog('save', { canceled: false, filePath: target })
  await file('long.bin').getByRole('button', { name: 'Save as…: long.bin' }).click()
  await expect.poll(() => existsSync(target) && statSync(target).size).toBe(3 * 512 * 1024 + 7)
})

test('“Image or file” in the menu of blocks asks for files', async () => {
  const chosen = ['notes.txt', 'empty.txt'].map((name) => join(folder, name))
  writeFileSync(chosen[0] ?? '', 'What was said')
  writeFileSync(chosen[1] ?? '', '')
  const drawn = join(folder, 'chart.png')
  writeFileSync(drawn, Buffer.from(await drawPng(), 'base64'))
  await app.control.answerDialog('open', { canceled: false, filePaths: [...chosen, drawn] })
  await page.keyboard.type('/image')
  await page.getByRole('option', { name: /Image or file/ }).waitFor()
  await page.keyboard.press('Enter')
  await file('notes.txt').waitFor()
  await expect.poll(() => shownSize('chart.png')).toEqual([20, 10])
  await toast('Not added: “empty.txt” is empty.').waitFor()
  // The caret is under them, to go on.
  await page.keyboard.type('Under them')
  await expect.poll(async () => (await saved())?.text).toBe('notes.txt\nchart.png\nUnder them')
})

function drawPng(): Promise<string> {
  return page.evaluate(async () => {
    const canvas = new OffscreenCanvas(20, 10)
    canvas.getContext('2d')?.fillRect(0, 0, 20, 10)
    const blob = await canvas.convertToBlob()
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())))
  })
}

test('undo takes it out of the text, and redo brings it back', async () => {
  await page.keyboard.type('Before')
  await paste({ name: 'office.png', picture })
  await image('office.png').waitFor()
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(async () => (await saved())?.text).toBe('Before')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(() => shownSize('office.png')).toEqual([1200, 800])
})

test('a picture’s words for a screen reader are written under it', async () => {
  await paste({ name: 'office.png', picture })
  await image('office.png').getByRole('textbox').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('The new office, seen from the river')
  await page.keyboard.press('Enter')
  await image('The new office, seen from the river').waitFor()
  await expect.poll(async () => (await saved())?.text).toBe('The new office, seen from the river')
})

test('bytes that are not on this device are said so, and shown once they come', async () => {
  await paste({ name: 'office.png', picture: { width: 300, height: 200 } })
  await expect.poll(() => shownSize('office.png')).toEqual([300, 200])
  await expect.poll(async () => (await saved())?.chunks.length).toBe(1)
  const path = join(chunkFolder(), (await saved())?.chunks[0] ?? '')
  const bytes = [...readFileSync(path)]
  rmSync(path)
  await openAgenda()
  await image('office.png').getByText('Not on this device').waitFor()
  expect(await image('office.png').getByRole('button').count()).toBe(0)

  // As sync would bring them.
  await page.evaluate(
    ([bytes]) =>
      (window as unknown as { leadup: { call(name: string, args: unknown): Promise<unknown> } }).leadup.call(
        'attachments.addChunk',
        { bytes: Uint8Array.from(bytes) },
      ),
    [bytes] as const,
  )
  await expect.poll(() => shownSize('office.png')).toEqual([300, 200])
})

test('where the folder takes nothing, the text is as it was', async () => {
  await page.keyboard.type('Before')
  const path = chunkFolder()
  rmSync(path, { recursive: true })
  writeFileSync(path, '')
  await paste({ name: 'office.png', picture: { width: 31, height: 21 } })
  await toast('Not added: “office.png” could not be kept.').waitFor()
  await expect.poll(async () => (await saved())?.text).toBe('Before')
  rmSync(path)
  await paste({ name: 'office.png', picture: { width: 31, height: 21 } })
  await expect.poll(() => shownSize('office.png')).toEqual([31, 21])
})

test('pieces larger than one, and names that are none, are refused', async () => {
  for (const [name, args] of [
    ['attachments.addChunk', { bytes: new Uint8Array(0) }],
    ['attachments.addChunk', { bytes: 'text' }],
    ['attachments.open', { name: 'x', chunks: ['../../vault.db'] }],
    ['attachments.save', { name: 'x', chunks: [] }],
    ['attachments.takeIn', { token: '/etc/passwd' }],
  ] as const) {
    expect(await outcomeOf(page, name, args), name).toMatchObject({ ok: false })
  }
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing in a text with pictures and files, %s',
  async (theme) => {
    await app.control.setSystemTheme({ dark: theme === 'dark' })
    await paste(
      { name: 'office.png', picture },
      { name: 'Plan Q3.pdf', type: 'application/pdf', text: '%PDF-1.7' },
    )
    await expect.poll(() => shownSize('office.png')).toEqual([1200, 800])
    expect(await violationsOf(page)).toEqual([])
  },
)
