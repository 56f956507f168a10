import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainText } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { launchApp } from '../support/launch-app.ts'
import { callFrom, rowsOf, writeFrom } from '../support/page-calls.ts'
import { createRandom, runRounds, runSeed, type Random } from '../support/random.ts'
import type { RunningApp } from '../support/running-app.ts'
import { watchSaved } from '../support/saved-text.ts'

const agendaName = /^Agenda of /
const meetingId = 'meeting-of-the-kill'

let profileDir: string
let app: RunningApp
beforeAll(async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadup-kill-'))
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
})
afterAll(async () => {
  await app.dispose()
  rmSync(profileDir, { recursive: true, force: true })
})

/** What was called saved, over all rounds. */
interface Saved {
  words: Set<string>
  captures: Set<string>
  names: Map<string, number>
}

async function typeUntilKilled(page: Page, round: number, random: Random, saved: Saved): Promise<void> {
  const watched = watchSaved(page, agendaName)
  const state = { isKilled: false }
  const type = async (number: number) => {
    await page.keyboard.type(`word${round}x${number} `, { delay: random.below(12) })
    if (random.below(6) === 0) await page.keyboard.press('Enter')
  }
  const capture = async (number: number) => {
    const text = `capture ${round}-${number}`
    const understood = { personIds: [], tags: [], url: '', dueDate: '' }
    await callFrom(page, 'captures.commit', { commandId: randomUUID(), text, ...understood })
    saved.captures.add(text)
  }
  const command = async (number: number) => {
    const id = `person-${number % 3}`
    await writeFrom(page, [{ id, kind: 'person', fields: { name: `${round * 10_000 + number}` } }])
    saved.names.set(id, round * 10_000 + number)
  }
  const work = async () => {
    for (let number = 1; !state.isKilled; number += 1) {
      await Promise.all([type(number), capture(number), command(number)])
      // The indicator comes to rest only where nothing is under way.
      if (random.below(2) === 0) await after(random.below(250))
    }
  }
  const working = work()
  await after(250 + random.below(1000))
  const killing = app.kill()
  // Whatever fails from here on fails because the app is gone.
  state.isKilled = true
  await Promise.allSettled([working])
  await killing
  await watched.stop()
  for (const word of watched.text().match(/word\d+x\d+ /g) ?? []) saved.words.add(word.trim())
}

/** Everything Chromium keeps for our pages, wherever the engine puts it. */
function removeIndexedDb(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (!entry.isDirectory()) continue
    if (entry.name === 'IndexedDB') rmSync(path, { recursive: true, force: true })
    else removeIndexedDb(path)
  }
}

async function lost(page: Page, { words, captures, names }: Saved): Promise<string[]> {
  const body = await callFrom(page, 'bodies.open', { id: meetingId, stateVector: new Uint8Array([0]) })
  const document = new Y.Doc()
  Y.applyUpdate(document, new Uint8Array(body.update))
  // A word may stand right behind one that a kill cut short.
  const text = `${plainText(readBody(document))} `
  const rows = await rowsOf(page, 'capture', 'person')
  const texts = new Set(rows.map(({ fields }) => fields['text']))
  const nameOf = (id: string) => Number(rows.find((row) => row.id === id)?.fields['name'] ?? 0)
  return [
    ...[...words].filter((word) => !text.includes(`${word} `)).map((word) => `${word} in ${text}`),
    ...[...captures].filter((text) => !texts.has(text)),
    ...[...names].filter(([id, number]) => nameOf(id) < number).map(([id, number]) => `${id} ${number}`),
  ]
}

test('[A3] what the indicator called saved is there after SIGKILL at a random moment, with and without IndexedDB', async () => {
  const seed = runSeed()
  const rounds = runRounds()
  console.log(`app kill rounds: ${rounds} on ${app.engine}, LEADUP_SEED=${seed}`)
  const random = createRandom(seed)
  const saved: Saved = { words: new Set(), captures: new Set(), names: new Map() }
  for (let round = 1; round <= rounds; round += 1) {
    const page = await app.window('main')
    const editor = page.getByRole('textbox', { name: agendaName })
    await editor.click()
    await page.keyboard.press('Control+End')
    await typeUntilKilled(page, round, random, saved)
    if (round % 2 === 0) removeIndexedDb(profileDir)
    app = await app.relaunch()
    const hint = `round ${round}, LEADUP_SEED=${seed}`
    expect(await lost(await app.window('main'), saved), hint).toEqual([])
    expect(app.logs(), hint).not.toMatch(/Error/)
  }
  console.log(`called saved: ${saved.words.size} words, ${saved.captures.size} captures`)
  // Rounds in which nothing was called saved would show nothing.
  expect(saved.words.size).toBeGreaterThan(rounds / 2)
  expect(saved.captures.size).toBeGreaterThan(rounds / 2)
})
