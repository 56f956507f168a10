import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeFrom } from '../support/page-calls.ts'
import {
  agendaOf,
  allRows,
  beginSync,
  indicator,
  openAgenda,
  openDevice,
  pair,
  syncStateOf,
  typeAtEnd,
  writeMeeting,
  type AppDevice,
} from '../support/sync/app-devices.ts'
import { startTestRelay, type TestRelay } from '../support/sync/start-relay.ts'

let relay: TestRelay
let desk: AppDevice
let laptop: AppDevice
beforeAll(async () => {
  relay = await startTestRelay()
  desk = await openDevice()
  await writeMeeting(desk.page)
  await beginSync(desk, { deviceName: 'Desk' }, { relay: relay.address })
  laptop = await openDevice()
  await pair(desk, laptop, { deviceName: 'Laptop' })
})
afterAll(async () => {
  await Promise.all([desk, laptop].map((device) => device?.app.dispose()))
  await relay.stop()
})

/** As when a laptop comes back to a network: nobody waits for the next try. */
const wakeUp = () => Promise.all([desk, laptop].map(({ app }) => app.control.power('resume')))

const textsOf = () => Promise.all([desk, laptop].map(({ page }) => agendaOf(page).innerText()))

async function expectIdentical(...parts: string[]): Promise<void> {
  await expect
    .poll(async () => {
      const [here = '', there = ''] = await textsOf()
      return [here === there, ...parts.filter((part) => !here.includes(part))]
    })
    .toEqual([true])
  await expect
    .poll(async () => [await allRows(laptop.page), await textsOf()])
    .toEqual([await allRows(desk.page), await textsOf()])
}

test('[D1] a device paired by code has what was there, and each sees in its open editor what the other types', async () => {
  await openAgenda(desk.page)
  await openAgenda(laptop.page)
  await typeAtEnd(desk.page, 'Typed on the desk. ')
  await expect.poll(() => agendaOf(laptop.page).innerText()).toContain('Typed on the desk.')
  await typeAtEnd(laptop.page, 'Typed on the laptop. ')
  await expect.poll(() => agendaOf(desk.page).innerText()).toContain('Typed on the laptop.')
  await expectIdentical('Typed on the desk. Typed on the laptop.')
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  await expect.poll(() => indicator(laptop.page).innerText()).toBe('On Desk')
})

test('[D1] written offline in the same paragraph and the same record, both are identical afterwards and no keystroke is lost', async () => {
  await relay.kill()
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  const both = [desk, laptop].map(async ({ page }, index) => {
    await typeAtEnd(page, index === 0 ? 'Written on a plane.' : 'Written in a train.')
    const fields = index === 0 ? { name: 'Maria O.', role: 'CTO' } : { name: 'Maria Ortega-Vidal' }
    await writeFrom(page, [{ id: 'maria', kind: 'person', fields }])
  })
  await Promise.all(both)
  for (const { page } of [desk, laptop])
    await expect.poll(() => indicator(page).innerText()).toMatch(/^Offline, \d+ changes waiting$/)
  await relay.restart()
  await wakeUp()
  await expectIdentical('Written on a plane.', 'Written in a train.')
  await expect.poll(() => indicator(desk.page).innerText()).toBe('On Laptop')
  expect(await allRows(desk.page)).toContainEqual(
    expect.objectContaining({ id: 'maria', fields: expect.objectContaining({ role: 'CTO' }) }),
  )
  console.log(JSON.stringify(await syncStateOf(desk.page), null, 1), JSON.stringify(await allRows(desk.page)))
})
