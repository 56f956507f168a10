import { beforeAll, describe, expect, it } from 'vitest'
import { chainIdOf } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { TransportError } from '@shared/sync/transport'
import { MemoryMailbox } from '../../support/sync/memory-mailbox'
import { pairedSides } from '../../support/sync/paired-sides'

beforeAll(() => sodiumReady)

type Sides = ReturnType<typeof pairedSides>

async function comparing(sides: Sides) {
  const newcomer = sides.join()
  const [here, there] = await Promise.all([sides.host.reaches('compare'), newcomer.reaches('compare')])
  return { newcomer, here, there }
}

function expectNothingLeftOpen({ clock, hostMailbox, newcomerMailbox }: Sides) {
  expect(clock.timerCount).toBe(0)
  for (const mailbox of [hostMailbox, newcomerMailbox]) {
    expect([mailbox.openCount, mailbox.listenerCount]).toEqual([0, 0])
  }
}

describe('pairing', () => {
  it('[P3] [P4] [P5] shows the same digits, asks both users, lets in and hands over', async () => {
    const sides = pairedSides()
    const { host, workspace, identity } = sides
    const { newcomer, here, there } = await comparing(sides)
    expect(here.digits).toMatch(/^\d{6}$/)
    expect(there.digits).toBe(here.digits)
    host.pairing.answer(true)
    await host.reaches('waiting-for-other')
    expect(workspace.admitted).toEqual([])
    newcomer.pairing.answer(true)
    const [hosted, joined] = await Promise.all([host.pairing.outcome, newcomer.pairing.outcome])
    const { signingKey, boxKey } = identity
    expect(hosted).toEqual({ ok: true, result: { signingKey, boxKey, name: 'Desk' } })
    expect(joined).toEqual({
      ok: true,
      result: {
        workspaceTag: workspace.workspace,
        roster: workspace.roster,
        heads: workspace.heads,
        address: 'wss://relay.example:8443',
        name: 'Laptop',
      },
    })
    expect(host.pairing.step).toEqual({ step: 'done', otherName: 'Desk' })
    expect(newcomer.pairing.step).toEqual({ step: 'done', otherName: 'Laptop' })
    expectNothingLeftOpen(sides)
  })

  it('says who asks where the newcomer’s user answers first, and lets in nobody before the host’s does', async () => {
    const sides = pairedSides()
    const { newcomer } = await comparing(sides)
    newcomer.pairing.answer(true)
    await newcomer.reaches('waiting-for-other')
    sides.host.steps.length = 0
    expect(await sides.host.reaches('compare')).toMatchObject({ otherName: 'Desk' })
    expect(sides.workspace.admitted).toEqual([])
    sides.host.pairing.answer(true)
    expect(await sides.host.pairing.outcome).toMatchObject({ ok: true })
  })

  it('[P5] hands over a roster larger than a message', async () => {
    const sides = pairedSides({ hostPorts: {} })
    const { workspace } = sides
    const unreadable = Array.from({ length: 5 }, (_, index) => new Uint8Array(120_000).fill(index + 1))
    workspace.roster.push(...unreadable)
    const { newcomer } = await comparing(sides)
    newcomer.pairing.answer(true)
    sides.host.pairing.answer(true)
    const joined = await newcomer.pairing.outcome
    expect(joined.ok && joined.result.roster).toEqual(workspace.roster)
    expect(Math.max(...sides.hostMailbox.passed.map(({ length }) => length))).toBeLessThan(256 * 1024)
  })

  it('[P5] says so where the roster is longer than can be handed over', async () => {
    const sides = pairedSides({ hostPorts: {} })
    sides.workspace.roster.push(...Array.from({ length: 13 }, () => new Uint8Array(128 * 1024)))
    const { newcomer } = await comparing(sides)
    newcomer.pairing.answer(true)
    sides.host.pairing.answer(true)
    expect(await sides.host.pairing.outcome).toMatchObject({ ok: false, failure: 'too-large' })
    expect(await newcomer.pairing.outcome).toMatchObject({ ok: false, failure: 'other-failed' })
  })

  it.each(['host', 'newcomer'] as const)(
    '[P4] stops where the user of the %s says different',
    async (who) => {
      const sides = pairedSides()
      const { newcomer } = await comparing(sides)
      const [teller, told] = who === 'host' ? [sides.host, newcomer] : [newcomer, sides.host]
      told.pairing.answer(true)
      await told.reaches('waiting-for-other')
      teller.pairing.answer(false)
      expect(await teller.pairing.outcome).toMatchObject({ ok: false, failure: 'different' })
      expect(await told.pairing.outcome).toMatchObject({ ok: false, failure: 'other-different' })
      expect(sides.workspace.admitted).toEqual([])
      expectNothingLeftOpen(sides)
    },
  )

  it.each(['host', 'newcomer'] as const)(
    'can be cancelled on the %s, and the other side says so',
    async (who) => {
      const sides = pairedSides()
      const { newcomer } = await comparing(sides)
      const [canceller, told] = who === 'host' ? [sides.host, newcomer] : [newcomer, sides.host]
      canceller.pairing.cancel()
      expect(await canceller.pairing.outcome).toMatchObject({ failure: 'cancelled' })
      expect(await told.pairing.outcome).toMatchObject({ failure: 'other-cancelled' })
      expect(told.pairing.step).toMatchObject({
        message: expect.stringContaining('cancelled on the other device') as string,
      })
      canceller.pairing.answer(true)
      expect(canceller.pairing.step.step).toBe('failed')
      expectNothingLeftOpen(sides)
    },
  )

  it('can be cancelled while the mailbox opens, and closes it then', async () => {
    const sides = pairedSides()
    sides.host.pairing.cancel()
    expect(await sides.host.pairing.outcome).toMatchObject({ failure: 'cancelled' })
    expectNothingLeftOpen(sides)
  })

  it('[P1] is over after five minutes where nobody comes', async () => {
    const sides = pairedSides()
    await sides.clock.settled()
    sides.clock.advance(5 * 60_000)
    const outcome = await sides.host.pairing.outcome
    expect(outcome).toMatchObject({ failure: 'expired' })
    expect(sides.host.pairing.step).toMatchObject({
      message: expect.stringContaining('Nothing was handed over.') as string,
    })
    expectNothingLeftOpen(sides)
  })

  it('[P4] is over after five minutes where nobody confirms, with nothing let in', async () => {
    const sides = pairedSides()
    const { newcomer } = await comparing(sides)
    sides.clock.advance(5 * 60_000)
    const [hosted, joined] = await Promise.all([sides.host.pairing.outcome, newcomer.pairing.outcome])
    expect([hosted.ok, joined.ok]).toEqual([false, false])
    expect(sides.workspace.admitted).toEqual([])
    expectNothingLeftOpen(sides)
  })

  it('[P1] knows after a sleep that five minutes have passed', async () => {
    const sides = pairedSides()
    const { newcomer } = await comparing(sides)
    newcomer.pairing.answer(true)
    await newcomer.reaches('waiting-for-other')
    sides.clock.sleep(6 * 60_000)
    sides.host.pairing.answer(true)
    expect(await sides.host.pairing.outcome).toMatchObject({ failure: 'expired' })
    expect(sides.workspace.admitted).toEqual([])
  })

  it('says that the connection was lost, at the beginning and later', async () => {
    const cut = new MemoryMailbox()
    cut.isCut = true
    const unreachable = pairedSides({ hostMailbox: cut })
    expect(await unreachable.host.pairing.outcome).toMatchObject({ failure: 'connection-lost' })

    const sides = pairedSides()
    const { newcomer } = await comparing(sides)
    sides.hostMailbox.isCut = true
    newcomer.pairing.answer(true)
    expect(await newcomer.pairing.outcome).toMatchObject({ failure: 'connection-lost' })
    sides.host.pairing.cancel()
    await sides.host.pairing.outcome
    expectNothingLeftOpen(sides)
  })

  it('says so at once where the line breaks while it waits for the other side', async () => {
    const sides = pairedSides()
    const { newcomer } = await comparing(sides)
    newcomer.pairing.answer(true)
    await newcomer.reaches('waiting-for-other')
    sides.hostMailbox.end()
    for (const { pairing } of [newcomer, sides.host]) {
      expect(await pairing.outcome).toMatchObject({ failure: 'connection-lost' })
    }
    expect(sides.workspace.admitted).toEqual([])
    expectNothingLeftOpen(sides)
  })

  it('tells a code that was used or has run out from a lost connection', async () => {
    const sides = pairedSides()
    sides.newcomerMailbox.open = () => Promise.reject(new TransportError('no-mailbox'))
    const newcomer = sides.join()
    expect(await newcomer.pairing.outcome).toMatchObject({
      failure: 'no-mailbox',
      message: expect.stringMatching(/^This code was used, or its five minutes are over\./) as string,
    })
    sides.host.pairing.cancel()
    await sides.host.pairing.outcome
  })

  it('tells both sides where the host may not let it in', async () => {
    const sides = pairedSides({
      hostPorts: { admit: () => Promise.reject(new Error('It is in the workspace already.')) },
    })
    const { newcomer } = await comparing(sides)
    newcomer.pairing.answer(true)
    sides.host.pairing.answer(true)
    const [hosted, joined] = await Promise.all([sides.host.pairing.outcome, newcomer.pairing.outcome])
    expect(hosted).toMatchObject({
      failure: 'not-admitted',
      message: expect.stringContaining('It is in the workspace already.') as string,
    })
    expect(joined).toMatchObject({ failure: 'other-failed' })
    expectNothingLeftOpen(sides)
  })

  it('[P5] takes no handover that does not have it as a member', async () => {
    const sides = pairedSides({
      hostPorts: { admit: () => Promise.resolve({ roster: sides.workspace.roster, heads: {} }) },
    })
    const { newcomer } = await comparing(sides)
    newcomer.pairing.answer(true)
    sides.host.pairing.answer(true)
    expect(await newcomer.pairing.outcome).toMatchObject({ failure: 'forged' })
    expect(sides.workspace.admitted).toEqual([])
  })

  it('[P5] says that the other device may be in already where its receipt does not come', async () => {
    const sides = pairedSides()
    const { newcomer, here } = await comparing(sides)
    expect(here.step).toBe('compare')
    // From the handover on nothing arrives any more.
    newcomer.pairing.answer(true)
    await newcomer.reaches('waiting-for-other')
    await sides.clock.settled()
    sides.hostMailbox.carry = () => []
    sides.host.pairing.answer(true)
    await sides.host.reaches('waiting-for-other')
    await sides.clock.settled()
    sides.clock.advance(5 * 60_000)
    const hosted = await sides.host.pairing.outcome
    expect(hosted).toMatchObject({
      failure: 'expired',
      message: expect.stringContaining('“Desk” may have been let in already') as string,
    })
    expect(sides.workspace.admitted.map(({ signingKey }) => chainIdOf(signingKey))).toEqual([
      sides.identity.chainId,
    ])
  })
})
