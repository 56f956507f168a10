import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { connect } from '../../src/main/vault/schema.ts'
import { line, windowsOf } from '../support/capture-page.ts'
import { launchApp } from '../support/launch-app.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import type { RunningApp } from '../support/running-app.ts'

const meetingId = 'meeting-of-the-damage'
const waitMs = 20_000

let profileDir = ''
let app: RunningApp | undefined
const cleanups: (() => void)[] = []
afterEach(async () => {
  await app?.dispose()
  app = undefined
  for (const clean of cleanups.splice(0)) clean()
  rmSync(profileDir, { recursive: true, force: true })
})

const vaultFile = () => join(profileDir, 'workspace', 'vault.db')
const agenda = (page: Page) => page.getByRole('textbox', { name: /^Agenda of / })
const saved = (page: Page) => page.locator('[data-state=saved]')
const notices = (page: Page) => page.getByRole('list', { name: 'Notices' })

/** The app with an agenda open in which a line was typed and called saved. */
async function launchWithAgenda(line: string): Promise<Page> {
  app = await launchApp({ profileDir })
  const page = await app.window('main')
  await writeFrom(page, [
    { id: 'maria', kind: 'person', fields: { name: 'Maria Ortega', relation: 'manager' } },
    {
      id: meetingId,
      kind: 'meeting',
      fields: { personId: 'maria', start: '2030-01-07T14:00', zone: null, minutes: 30 },
    },
    { id: 'settings', kind: 'settings', fields: { firstRunStep: 'done' } },
  ])
  await callFrom(page, 'deviceState.write', {
    key: 'main.route',
    value: { screen: 'meeting', id: meetingId },
  })
  await page.reload()
  await typeLine(page, line)
  return page
}

async function openAgenda(page: Page): Promise<void> {
  await callFrom(page, 'deviceState.write', {
    key: 'main.route',
    value: { screen: 'meeting', id: meetingId },
  })
  await page.reload()
}

async function typeLine(page: Page, line: string): Promise<void> {
  await agenda(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(line)
  await expect.poll(() => agenda(page).textContent(), { timeout: waitMs }).toContain(line)
  await saved(page).waitFor()
}

async function relaunch(): Promise<Page> {
  if (!app) throw new Error('not launched')
  app = await app.relaunch()
  return app.window('main')
}

const damages: Record<string, () => void> = {
  deleted: () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(vaultFile() + suffix, { force: true })
  },
  'of zero length': () => truncateSync(vaultFile(), 0),
  truncated: () => truncateSync(vaultFile(), 10_000),
  'overwritten with random bytes': () => {
    const bytes = readFileSync(vaultFile())
    for (let at = 0; at < bytes.length; at += 3) bytes[at] = (at * 7 + 13) % 256
    writeFileSync(vaultFile(), bytes)
  },
}

describe('a vault damaged while the app was closed', () => {
  test.each(Object.keys(damages))(
    '[A4] %s: the app starts, has everything, and says what happened',
    async (name) => {
      profileDir = mkdtempSync(join(tmpdir(), 'leadup-damage-'))
      await launchWithAgenda('Ask for one more contractor ')
      await app?.quit()
      damages[name]?.()
      const page = await relaunch()
      // Where the window was is in no journal.
      await openAgenda(page)
      await expect
        .poll(() => agenda(page).textContent(), { timeout: waitMs })
        .toContain('Ask for one more contractor')
      await expect.poll(() => notices(page).textContent()).toContain('Nothing that was saved is lost')
      expect(await rowsOf(page, 'person')).toMatchObject([{ id: 'maria', fields: { name: 'Maria Ortega' } }])
      await typeLine(page, 'and until May ')
    },
  )
})

test('[A4] a flipped byte that opening does not meet is found by the check, and the window goes on with the rebuilt vault', async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadup-damage-'))
  await launchWithAgenda('Before the flip ')
  await app?.quit()
  const connection = connect(vaultFile())
  connection.run("update fields set value = '\"Maria Ortiga\"' where document_id = 'maria' and name = 'name'")
  connection.close()
  const page = await relaunch()
  const { incarnation } = await callFrom(page, 'workspace.info', {})
  await typeLine(page, 'while it is checked ')
  await expect
    .poll(
      () =>
        notices(page)
          .textContent()
          .catch(() => ''),
      { timeout: waitMs },
    )
    .toContain('Nothing that was saved is lost')
  expect((await callFrom(page, 'workspace.info', {})).incarnation).not.toBe(incarnation)
  await typeLine(page, 'and after it')
  await app?.kill()
  const again = await relaunch()
  await expect
    .poll(() => agenda(again).textContent(), { timeout: waitMs })
    .toContain('Before the flip while it is checked and after it')
  expect(await rowsOf(again, 'person')).toMatchObject([{ fields: { name: 'Maria Ortega' } }])
})

test('[A4] a damaged body met by opening it is put together again in place, and can be typed in', async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadup-damage-'))
  await launchWithAgenda('Before the damage ')
  await app?.quit()
  const connection = connect(vaultFile())
  connection.run('update body_updates set crc = crc + 1')
  connection.close()
  const page = await relaunch()
  await expect
    .poll(
      () =>
        agenda(page)
          .textContent()
          .catch(() => ''),
      { timeout: waitMs },
    )
    .toContain('Before the damage')
  await expect.poll(() => notices(page).textContent()).toContain('Nothing that was saved is lost')
  await typeLine(page, 'and after it ')
  await app?.kill()
  const again = await relaunch()
  await expect
    .poll(() => agenda(again).textContent(), { timeout: waitMs })
    .toContain('Before the damage and after it')
})

test('[A4] damaged entries of what the device remembers cost nothing else, and a begun line is read as far as it can be', async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadup-damage-'))
  const first = await launchWithAgenda('Before the damage ')
  const { incarnation } = await callFrom(first, 'workspace.info', {})
  await callFrom(first, 'deviceState.write', {
    key: 'capture.draft',
    value: { text: 'Acme hires in Ireland', rejected: [], accepted: '', commandId: 'begun' },
  })
  await app?.quit()
  const connection = connect(vaultFile())
  connection.run(
    `update device_state set value = substr(value, 2) where key in ('window.main', 'prep.shelf')`,
  )
  connection.run(`update device_state set value = replace(value, '}', ']') where key = 'capture.draft'`)
  connection.close()
  const page = await relaunch()
  await expect.poll(() => agenda(page).textContent(), { timeout: waitMs }).toContain('Before the damage')
  expect((await callFrom(page, 'workspace.info', {})).incarnation).toBe(incarnation)
  await typeLine(page, 'and after it ')
  if (!app) throw new Error('not launched')
  const capture = await windowsOf(app).openCapture()
  await expect.poll(() => line(capture).inputValue()).toContain('Acme hires in Ireland')
  await capture.getByText('was damaged on this device').waitFor()
  await line(capture).fill('Acme hires in Ireland')
  await capture.getByText('was damaged on this device').waitFor({ state: 'hidden' })
})

test('[A4] with an IndexedDB that hangs on opening, what is typed is saved', async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadup-damage-'))
  const page = await launchWithAgenda('Cached ')
  await page.addInitScript(() => {
    // A request that never ends.
    Object.defineProperty(IDBFactory.prototype, 'open', { value: () => new EventTarget() })
  })
  await page.reload()
  await expect.poll(() => agenda(page).textContent(), { timeout: waitMs }).toContain('Cached')
  await typeLine(page, 'not cached ')
  await app?.kill()
  const again = await relaunch()
  await expect.poll(() => agenda(again).textContent(), { timeout: waitMs }).toContain('Cached not cached')
})

test('[A4] a workspace of a newer Leadup is left as it is, and a copy of it is offered', async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadup-damage-'))
  await launchWithAgenda('From the future ')
  await app?.quit()
  const connection = connect(vaultFile())
  connection.database.exec("pragma user_version = 99; update meta set value = '99' where key = 'version'")
  connection.close()
  const before = readFileSync(vaultFile())
  const again = await app?.relaunch()
  app = again
  await expect
    .poll(() => again?.control.dialogs(), { timeout: waitMs })
    .toMatchObject([{ kind: 'message', options: { message: 'This workspace needs a newer Leadup' } }])
  const copy = join(profileDir, 'copy.db')
  await again?.control.answerDialog('save', { canceled: false, filePath: copy })
  // The app ends with its answer on the way.
  await again?.control.answerDialog('message', { response: 0 }).catch(() => undefined)
  expect(await again?.exited).toBe(1)
  expect(readFileSync(copy).equals(before)).toBe(true)
  expect(readFileSync(vaultFile()).equals(before)).toBe(true)
})

/** Whether we may give the app a small disk of its own. */
function mountSmallDisk(path: string): boolean {
  mkdirSync(path, { recursive: true })
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path]).status === 0
}
const canMount =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

test.runIf(canMount)(
  '[A4] on a full disk: the red bar, nothing lost, an export that works, and a retry that succeeds',
  async () => {
    profileDir = mkdtempSync(join(tmpdir(), 'leadup-damage-'))
    const disk = join(profileDir, 'workspace')
    if (!mountSmallDisk(disk)) throw new Error('mount failed')
    cleanups.push(() => spawnSync('umount', ['-l', disk]))
    const page = await launchWithAgenda('Before ')
    const ballast = join(disk, 'ballast')
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(ballast, Buffer.alloc(bavail * bsize))
    await agenda(page).click()
    await page.keyboard.press('Control+End')
    const typed = 'typed on a full disk '.repeat(300)
    await page.keyboard.insertText(typed)
    const bar = page.getByRole('alert').filter({ hasText: 'The disk is full' })
    await bar.waitFor({ timeout: waitMs })
    await expect.poll(() => page.locator('[data-state=failed]').count()).toBe(1)

    const target = mkdtempSync(join(tmpdir(), 'leadup-export-'))
    cleanups.push(() => rmSync(target, { recursive: true, force: true }))
    await app?.control.answerDialog('open', { canceled: false, filePaths: [target] })
    await bar.getByRole('button', { name: 'Export a copy now' }).click()
    await expect.poll(() => readdirSync(target), { timeout: waitMs }).toHaveLength(1)
    const copy = () =>
      readFileSync(join(target, readdirSync(target)[0] ?? '', 'leadup.json'), {
        encoding: 'utf8',
        flag: 'a+',
      })
    await expect.poll(copy, { timeout: waitMs }).toContain('typed on a full disk typed on a full disk')

    rmSync(ballast)
    await bar.getByRole('button', { name: 'Try again' }).click()
    await saved(page).waitFor({ timeout: waitMs })
    expect(await page.getByRole('alert').filter({ hasText: 'The disk is full' }).count()).toBe(0)
    await app?.kill()
    const again = await relaunch()
    await expect
      .poll(() => agenda(again).textContent(), { timeout: waitMs })
      .toContain(`Before ${typed.trim()}`)
  },
)
