import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive } from '../../support/process-end.ts'
import type { RunningApp } from '../../support/running-app.ts'
import { ask, launchFixture, said } from './fixture-app.ts'

let profileDir = ''
let app: RunningApp

beforeEach(async () => {
  profileDir = await mkdtemp(join(tmpdir(), 'leadup-contract-'))
  app = await launchFixture({ profileDir })
})

afterEach(async () => {
  await app.dispose()
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 })
})

/** Keeps a text in both kinds of storage that pages have. */
const put = (page: Page, text: string) =>
  page.evaluate(async (value) => {
    localStorage.setItem('text', value)
    const open = indexedDB.open('kept')
    open.addEventListener('upgradeneeded', () => open.result.createObjectStore('texts'))
    await new Promise((resolve) => open.addEventListener('success', resolve))
    const write = open.result.transaction('texts', 'readwrite', { durability: 'strict' })
    write.objectStore('texts').put(value, 'text')
    await new Promise((resolve) => write.addEventListener('complete', resolve))
    open.result.close()
  }, text)

/** The text, or null where there is no such database. */
const get = (page: Page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases()
    if (databases.length === 0) return null
    const open = indexedDB.open('kept')
    await new Promise((resolve) => open.addEventListener('success', resolve))
    const read = open.result.transaction('texts').objectStore('texts').get('text')
    await new Promise((resolve) => read.addEventListener('success', resolve))
    return read.result as unknown
  })

test('quitting asks, closes the windows, and leaves, in that order', async () => {
  const page = await app.window('main')
  const id = String(await ask(page, 'self'))
  expect(await app.quit()).toBe(0)
  const lines = (await said(app, 'app quit')).filter((line) => !line.endsWith('blur'))
  expect(lines.slice(lines.indexOf('app before-quit'))).toEqual([
    'app before-quit',
    `window ${id} close`,
    `window ${id} closed`,
    'app will-quit',
    'app quit 0',
  ])
})

test('a window that refuses to close calls the quitting off', async () => {
  const page = await app.window('main')
  await ask(page, 'keepOpen', true)
  await app.control.quit()
  await said(app, 'close')
  expect(await ask(page, 'echo', 'still here')).toEqual(['still here'])
  await ask(page, 'keepOpen', false)
  expect(await app.quit()).toBe(0)
  expect((await said(app, 'app quit')).filter((line) => line === 'app before-quit')).toHaveLength(2)
})

test('closing the last window is told, and does not quit an app that listens', async () => {
  const page = await app.window('main')
  await app.control.closeWindow(Number(await ask(page, 'self')))
  await said(app, 'app window-all-closed')
  expect(await app.control.windows()).toEqual([])
  expect(await app.quit()).toBe(0)
})

test('a second instance tells the first and ends', async () => {
  expect(await app.startAgain(['--capture', 'a line with spaces'])).toBe(7)
  const line = (await said(app, 'second-instance')).find((text) => text.startsWith('second-instance'))
  expect(JSON.parse(line?.slice('second-instance '.length) ?? '')).toEqual({
    argv: ['--capture', 'a line with spaces'],
    cwd: process.cwd(),
    data: { from: 'fixture', bytes: [1, 2] },
  })
})

test('storage is there after a relaunch, and gone once its origin was cleared', async () => {
  await put(await app.window('main'), 'kept over a relaunch')
  await app.quit()
  const next = await app.relaunch()
  const page = await next.window('main')
  expect(await get(page)).toBe('kept over a relaunch')
  expect(await page.evaluate(() => localStorage.getItem('text'))).toBe('kept over a relaunch')
  await ask(page, 'clear')
  expect(await get(page)).toBeNull()
})

test('storage is gone where its folder was removed between two runs', async () => {
  await put(await app.window('main'), 'removed')
  await app.quit()
  expect(await readdir(app.indexedDbDir)).not.toEqual([])
  await rm(app.indexedDbDir, { recursive: true })
  const next = await app.relaunch()
  expect(await get(await next.window('main'))).toBeNull()
})

test('a killed app takes its browser with it, and starts again with its storage', async () => {
  await put(await app.window('main'), 'kept over a kill')
  const { main, browser, renderers } = await app.control.processIds()
  // Not by the driver, which takes care of both.
  process.kill(main, 'SIGKILL')
  expect(await app.exited).toBe('SIGKILL')
  await expect.poll(() => [main, browser, ...renderers].filter(isAlive)).toEqual([])
  await app.kill()
  const next = await app.relaunch()
  expect(await get(await next.window('main'))).toBe('kept over a kill')
})

test('its user data are where the command line says', async () => {
  expect(await ask(await app.window('main'), 'userData')).toBe(profileDir)
})

test('what is used before the app is ready is refused', async () => {
  const errors = (await ask(await app.window('main'), 'tooEarly')) as string[]
  expect(errors).toHaveLength(4)
  for (const error of errors) expect(error).toMatch(/ready/)
})
