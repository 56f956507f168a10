import { setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom, runRounds, runSeed } from '../support/random.ts'
import {
  allRows,
  beginSync,
  indicator,
  openDevice,
  pair,
  reopen,
  writeMeeting,
  type AppDevice,
} from '../support/sync/app-devices.ts'
import { openAddressedRelay, type AddressedRelay } from '../support/sync/open-addressed-relay.ts'
import { capturesOf, PageTypist, wordsOf } from '../support/sync/page-typist.ts'

const waitMs = 30_000

let relay: AddressedRelay
const devices = {} as Record<'desk' | 'laptop', AppDevice>
beforeAll(async () => {
  relay = await openAddressedRelay()
  devices.desk = await openDevice()
  await writeMeeting(devices.desk.page)
  await beginSync(devices.desk, { deviceName: 'Desk' }, { relay: relay.address })
  devices.laptop = await openDevice()
  await pair(devices.desk, devices.laptop, { deviceName: 'Laptop' })
}, 60_000)
afterAll(async () => {
  await Promise.all([devices.desk, devices.laptop].map((device) => device?.app.dispose()))
  await relay.stop()
})

const both = ['desk', 'laptop'] as const
const otherOf = { desk: 'laptop', laptop: 'desk' } as const
const typists = { desk: new PageTypist('desk'), laptop: new PageTypist('laptop') }

test('[D6] after SIGKILL of the relay or an app at random moments of sync nothing that was called saved is lost, and nothing is doubled', async () => {
  const seed = runSeed()
  const rounds = runRounds()
  console.log(`sync kill rounds: ${rounds} on ${devices.desk.app.engine}, LEADUP_SEED=${seed}`)
  const random = createRandom(seed)
  const killed = { relay: 0, desk: 0, laptop: 0 }
  for (let round = 1; round <= rounds; round += 1) {
    const hint = `round ${round}, LEADUP_SEED=${seed}`
    const victim = random.pick(['relay', 'relay', ...both] as const)
    killed[victim] += 1
    const state = { isOver: false }
    const writing = Promise.allSettled(
      both.map((name) => typists[name].write(devices[name].page, () => state.isOver)),
    )
    await after(150 + random.below(600))
    if (victim === 'relay') {
      await relay.killAndRestart()
      state.isOver = true
      await writing
    } else {
      const killing = devices[victim].app.kill()
      state.isOver = true
      await Promise.all([writing, killing])
      await expectToHave(otherOf[victim], typists[victim].words.onOther, hint)
      devices[victim] = await reopen(await devices[victim].app.relaunch())
    }
    for (const name of both) await devices[name].app.control.power('resume')
    // Now and then all of it comes to rest; else the next blow falls into what the last one left.
    if (random.below(3) === 0) await comeToRest(hint)
    for (const name of both) expect(devices[name].app.logs(), hint).not.toMatch(/Error/)
  }
  await comeToRest(`at the end, LEADUP_SEED=${seed}`)
  await expectNothingLost(`LEADUP_SEED=${seed}`)
  const onOther = both.map((name) => typists[name].words.onOther.size)
  console.log(
    `killed ${JSON.stringify(killed)}; called saved on the other device: ${onOther.join(', ')} words`,
  )
  // Rounds in which nothing was said to have arrived would show nothing.
  for (const count of onOther) expect(count).toBeGreaterThan(rounds / 2)
})

/** The one that lives has what the other one said that it has. */
async function expectToHave(
  name: keyof typeof devices,
  words: ReadonlySet<string>,
  hint: string,
): Promise<void> {
  const there = new Set(await wordsOf(devices[name].page))
  expect(
    [...words].filter((word) => !there.has(word)),
    hint,
  ).toEqual([])
}

async function comeToRest(hint: string): Promise<void> {
  for (const name of both) {
    await expect
      .poll(() => indicator(devices[name].page).innerText(), { timeout: waitMs, message: `${name}, ${hint}` })
      .toMatch(/^On (?!the relay)/)
    await typists[name].look(devices[name].page)
  }
}

async function expectNothingLost(hint: string): Promise<void> {
  const { desk, laptop } = devices
  const [words, theirs] = [await wordsOf(desk.page), await wordsOf(laptop.page)]
  expect(theirs, hint).toEqual(words)
  expect(await allRows(laptop.page), hint).toEqual(await allRows(desk.page))
  const captures = await capturesOf(desk.page)
  for (const name of both) {
    const { saved } = typists[name].words
    expect(
      [...saved].filter((word) => !words.includes(word)),
      hint,
    ).toEqual([])
    expect(
      [...typists[name].captures].filter((text) => !captures.includes(text)),
      hint,
    ).toEqual([])
  }
  expect(new Set(words).size, hint).toBe(words.length)
  expect(new Set(captures).size, hint).toBe(captures.length)
}
