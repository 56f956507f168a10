import { beforeAll, describe, expect, it } from 'vitest'
import { identityFrom, newSeed } from '@shared/sync/crypto/identity'
import { sodium, sodiumReady } from '@shared/sync/crypto/sodium'
import {
  agreeAsHost,
  agreeAsNewcomer,
  commitmentOf,
  ephemeralFrom,
  openRequest,
  sealRequest,
  type Ephemeral,
} from '@shared/sync/pairing/handshake'
import { fingerprintOf, type PairingCode } from '@shared/sync/pairing/pairing-code'
import {
  openPairingMessage,
  sealPairingMessage,
  type PairingMessage,
  type PairingSide,
} from '@shared/sync/pairing/pairing-message'
import { MemoryMailbox } from '../../support/sync/memory-mailbox'
import { pairedSides } from '../../support/sync/paired-sides'

beforeAll(() => sodiumReady)

const random = (bytes: number) => sodium.randombytes_buf(bytes)
const newEphemeral = (): Ephemeral => ephemeralFrom(random(32), random(32))
const sealAs = (code: PairingCode, from: PairingSide, message: PairingMessage) =>
  sealPairingMessage(code, from, message, random(24))
const commitTo = ({ revealed }: Ephemeral): PairingMessage => ({
  type: 'commit',
  commitment: commitmentOf(revealed),
})

/** What a relay that has the code too sees of one type. */
function messagesOf(type: PairingMessage['type'], code: PairingCode, mailbox: MemoryMailbox): Uint8Array[] {
  return mailbox.passed.filter((bytes) => openPairingMessage(code, bytes).message.type === type)
}

describe('somebody who has the code', () => {
  it('[D3] [P3] cannot pose as the host: a swapped ephemeral key is noticed', async () => {
    const newcomerMailbox = new MemoryMailbox()
    const { code, join, host } = pairedSides({ newcomerMailbox })
    const newcomer = join()
    newcomerMailbox.inject(sealAs(code, 'host', { type: 'offer', ephemeral: newEphemeral().revealed }))
    expect(await newcomer.pairing.outcome).toMatchObject({ ok: false, failure: 'forged' })
    expect(newcomer.steps.map(({ step }) => step)).not.toContain('compare')
    expect(messagesOf('open', code, newcomerMailbox)).toEqual([])
    host.pairing.cancel()
  })

  it('[D3] [P3] cannot open other than it committed to', async () => {
    const { code, host, hostMailbox, workspace } = pairedSides()
    hostMailbox.inject(sealAs(code, 'newcomer', commitTo(newEphemeral())))
    hostMailbox.inject(sealAs(code, 'newcomer', { type: 'open', ephemeral: newEphemeral().revealed }))
    expect(await host.pairing.outcome).toMatchObject({ ok: false, failure: 'forged' })
    expect(workspace.admitted).toEqual([])
  })

  it('[D3] [P3] cannot make the key known to everybody by a point of low order', async () => {
    const { code, host, hostMailbox } = pairedSides()
    const lowOrder = { secretKey: random(32), revealed: { key: new Uint8Array(32), nonce: random(32) } }
    hostMailbox.inject(sealAs(code, 'newcomer', commitTo(lowOrder)))
    hostMailbox.inject(sealAs(code, 'newcomer', { type: 'open', ephemeral: lowOrder.revealed }))
    expect(await host.pairing.outcome).toMatchObject({ ok: false, failure: 'forged' })
  })

  it('[D3] [P4] standing in between, gets other digits onto both screens, and nothing once that is said', async () => {
    const newcomerMailbox = new MemoryMailbox()
    const { code, host, join, hostMailbox, workspace } = pairedSides({ newcomerMailbox })
    const newcomer = join()
    const attacker = newEphemeral()
    hostMailbox.inject(sealAs(code, 'newcomer', commitTo(attacker)))
    hostMailbox.inject(sealAs(code, 'newcomer', { type: 'open', ephemeral: attacker.revealed }))
    const here = await host.reaches('compare')
    // Only the host's own offer fits the code.
    for (const offer of messagesOf('offer', code, hostMailbox)) newcomerMailbox.inject(offer)
    const there = await newcomer.reaches('compare')
    expect(there.digits).not.toBe(here.digits)
    host.pairing.answer(false)
    newcomer.pairing.answer(false)
    expect(await host.pairing.outcome).toMatchObject({ failure: 'different' })
    expect(await newcomer.pairing.outcome).toMatchObject({ failure: 'different' })
    expect(messagesOf('request', code, newcomerMailbox)).toEqual([])
    expect(workspace.admitted).toEqual([])
  })

  it('[D3] [P4] cannot choose the digits: a put-in code of its own gives each side others, spread evenly', () => {
    const codeFor = ({ revealed }: Ephemeral): PairingCode => ({
      secret: random(16),
      fingerprint: fingerprintOf(revealed.key),
      address: '',
    })
    const digits: number[] = []
    for (let round = 0; round < 200; round += 1) {
      const [host, newcomer, attacker] = [newEphemeral(), newEphemeral(), newEphemeral()]
      const [code, ownCode] = [codeFor(host), codeFor(attacker)]
      // Fixed before anything is revealed: towards the host its own commitment, towards the newcomer its own key.
      const there = agreeAsNewcomer(ownCode, newcomer, attacker.revealed)
      const here = agreeAsHost(code, host, commitmentOf(attacker.revealed), attacker.revealed)
      expect(agreeAsNewcomer(code, attacker, host.revealed).digits).toBe(here.digits)
      expect(there.digits).not.toBe(here.digits)
      digits.push(Number(here.digits))
    }
    // Of 200 even draws, fewer than 60 below the middle have a chance of less than one in a million.
    const low = digits.filter((value) => value < 500_000).length
    expect(Math.min(low, 200 - low)).toBeGreaterThan(60)
  })

  it('[D3] [P6] a code tried twice at one time ends the pairing on all sides', async () => {
    const { host, join, hostMailbox, workspace, clock } = pairedSides()
    const [first, second] = [join(), join()]
    const outcomes = await Promise.all([host, first, second].map(({ pairing }) => pairing.outcome))
    for (const outcome of outcomes) expect(outcome).toMatchObject({ failure: 'used-twice' })
    expect(workspace.admitted).toEqual([])
    expect([hostMailbox.openCount, clock.timerCount]).toEqual([0, 0])
  })

  it('[D3] [P6] a code tried again while the digits are compared ends the pairing on all sides', async () => {
    const { host, join } = pairedSides()
    const first = join()
    await Promise.all([host.reaches('compare'), first.reaches('compare')])
    const second = join()
    const outcomes = await Promise.all([host, first, second].map(({ pairing }) => pairing.outcome))
    for (const outcome of outcomes) expect(outcome).toMatchObject({ failure: 'used-twice' })
  })

  it('[D3] [P6] a code tried again after a pairing was stopped finds nobody', async () => {
    const { host, join, workspace } = pairedSides()
    const first = join()
    await Promise.all([host.reaches('compare'), first.reaches('compare')])
    host.pairing.answer(false)
    await Promise.all([host.pairing.outcome, first.pairing.outcome])
    expect(await join().pairing.outcome).toMatchObject({ failure: 'used-twice' })
    expect(workspace.admitted).toEqual([])
  })

  it('[D3] [P6] cannot speak in the name of a side that is there', async () => {
    const { code, host, hostMailbox } = pairedSides()
    hostMailbox.inject(sealAs(code, 'host', { type: 'offer', ephemeral: newEphemeral().revealed }))
    expect(await host.pairing.outcome).toMatchObject({ failure: 'used-twice' })
  })

  it('[D3] [P6] is noticed by the host alone, where the mailbox hides one newcomer from the other', async () => {
    const { code, host, hostMailbox } = pairedSides()
    hostMailbox.inject(sealAs(code, 'newcomer', commitTo(newEphemeral())))
    hostMailbox.inject(sealAs(code, 'newcomer', commitTo(newEphemeral())))
    expect(await host.pairing.outcome).toMatchObject({ failure: 'used-twice' })
  })

  it('[D3] [P5] cannot say that the handover came', async () => {
    const { code, host, join, hostMailbox } = pairedSides()
    const newcomer = join()
    await Promise.all([host.reaches('compare'), newcomer.reaches('compare')])
    newcomer.pairing.answer(true)
    await newcomer.reaches('waiting-for-other')
    // Nothing of what the newcomer says next arrives.
    hostMailbox.carry = (message) => (openPairingMessage(code, message).from === 'host' ? [message] : [])
    hostMailbox.inject(sealAs(code, 'newcomer', { type: 'receipt', sealed: random(200) }))
    host.pairing.answer(true)
    expect(await host.pairing.outcome).toMatchObject({
      failure: 'forged',
      message: expect.stringContaining('may have been let in already') as string,
    })
  })

  it('[D3] [P5] cannot have a request of one pairing count in another', () => {
    const host = newEphemeral()
    const code = { secret: random(16), fingerprint: fingerprintOf(host.revealed.key), address: '' }
    const [first, second] = [newEphemeral(), newEphemeral()]
    const identity = identityFrom(newSeed())
    const sealed = sealRequest(agreeAsNewcomer(code, first, host.revealed), identity, 'Desk', random(24))
    const agreementOf = ({ revealed }: Ephemeral) => agreeAsHost(code, host, commitmentOf(revealed), revealed)
    expect(openRequest(agreementOf(first), sealed)).toMatchObject({ name: 'Desk' })
    expect(() => openRequest(agreementOf(second), sealed)).toThrow('forged')
  })

  it('[D3] [P5] cannot be let in with a key that another one holds', () => {
    const host = newEphemeral()
    const code = { secret: random(16), fingerprint: fingerprintOf(host.revealed.key), address: '' }
    const attacker = newEphemeral()
    const agreement = agreeAsHost(code, host, commitmentOf(attacker.revealed), attacker.revealed)
    const [own, others] = [identityFrom(newSeed()), identityFrom(newSeed())]
    const posing = { ...others, sign: own.sign }
    expect(() => openRequest(agreement, sealRequest(agreement, posing, 'Desk', random(24)))).toThrow('forged')
  })

  it('is told from a newer version by what cannot be read', async () => {
    const { code, host, hostMailbox } = pairedSides()
    // A type of the other side.
    hostMailbox.inject(sealAs(code, 'newcomer', { type: 'offer', ephemeral: newEphemeral().revealed }))
    expect(await host.pairing.outcome).toMatchObject({
      failure: 'unreadable',
      message: expect.stringContaining('Update Leadup') as string,
    })
  })
})

describe('whoever runs the mailbox and lacks the code', () => {
  it('[D3] [P1] [P2] a stranger with a guessed code is passed over', async () => {
    const { code, host, join, hostMailbox, workspace } = pairedSides()
    const guessed = { ...code, secret: random(16) }
    const stranger = newEphemeral()
    hostMailbox.inject(sealAs(guessed, 'newcomer', commitTo(stranger)))
    hostMailbox.inject(sealAs(guessed, 'newcomer', { type: 'open', ephemeral: stranger.revealed }))
    hostMailbox.inject(sealAs(guessed, 'newcomer', { type: 'stop', reason: 'cancelled' }))
    const newcomer = join()
    const [here, there] = await Promise.all([host.reaches('compare'), newcomer.reaches('compare')])
    expect(there.digits).toBe(here.digits)
    host.pairing.answer(true)
    newcomer.pairing.answer(true)
    expect(await host.pairing.outcome).toMatchObject({ ok: true, result: { name: 'Desk' } })
    expect(workspace.admitted).toHaveLength(1)
  })

  it('[D3] [P2] stops nothing by garbage of any length, by reflecting, repeating, or changing the side', async () => {
    const { host, join, hostMailbox } = pairedSides()
    const earlier: Uint8Array[] = []
    hostMailbox.carry = (message) => {
      earlier.push(message)
      const turned = message.slice()
      turned[2] = turned[2] === 0 ? 1 : 0
      const flipped = message.slice()
      flipped[40] = (flipped[40] ?? 0) ^ 1
      return [turned, flipped, message, message, ...earlier, random(message.length)]
    }
    for (let length = 0; length < 300; length += 1) hostMailbox.inject(random(length))
    hostMailbox.inject(new Uint8Array(300 * 1024))
    const newcomer = join()
    await Promise.all([host.reaches('compare'), newcomer.reaches('compare')])
    host.pairing.answer(true)
    newcomer.pairing.answer(true)
    expect(await newcomer.pairing.outcome).toMatchObject({ ok: true })
    expect(await host.pairing.outcome).toMatchObject({ ok: true })
  })

  it('[D3] [P6] the order in which messages arrive does not matter', async () => {
    const { host, join, hostMailbox, code, workspace } = pairedSides()
    const late: Uint8Array[] = []
    // The newcomer's opening arrives behind its request.
    hostMailbox.carry = (message) => {
      const { type } = openPairingMessage(code, message).message
      if (type === 'open') late.push(message)
      if (type === 'open') return []
      return type === 'request' ? [message, ...late] : [message]
    }
    workspace.roster.push(new Uint8Array(300_000))
    const newcomer = join()
    await newcomer.reaches('compare')
    newcomer.pairing.answer(true)
    expect(await host.reaches('compare')).toMatchObject({ otherName: 'Desk' })
    const pieces: Uint8Array[] = []
    hostMailbox.carry = (message) => {
      const opened = openPairingMessage(code, message).message
      if (opened.type !== 'handover') return [message]
      pieces.unshift(message)
      return pieces.length === opened.count ? pieces : []
    }
    host.pairing.answer(true)
    expect(await newcomer.pairing.outcome).toMatchObject({ ok: true })
    expect(pieces.length).toBeGreaterThan(1)
  })

  it.each(['commit', 'offer', 'open', 'request', 'handover', 'receipt'] as const)(
    'a dropped %s lets in nobody unnoticed, and ends after five minutes',
    async (dropped) => {
      const { host, join, hostMailbox, code, clock } = pairedSides()
      hostMailbox.carry = (message) =>
        openPairingMessage(code, message).message.type === dropped ? [] : [message]
      const newcomer = join()
      for (let round = 0; round < 6; round += 1) {
        await clock.settled()
        host.pairing.answer(true)
        newcomer.pairing.answer(true)
      }
      clock.advance(5 * 60_000)
      const [hosted, joined] = await Promise.all([host.pairing.outcome, newcomer.pairing.outcome])
      expect(hosted).toMatchObject({ failure: 'expired' })
      expect(joined.ok).toBe(dropped === 'receipt')
      const mayBeIn = dropped === 'handover' || dropped === 'receipt'
      expect(!hosted.ok && hosted.message.includes('may have been let in')).toBe(mayBeIn)
      expect([hostMailbox.openCount, clock.timerCount]).toEqual([0, 0])
    },
  )

  it('[D3] [P2] reads nothing: no key, name or digit is in what passes', async () => {
    const { host, join, hostMailbox, identity } = pairedSides()
    const newcomer = join()
    const { digits } = await newcomer.reaches('compare')
    await host.reaches('compare')
    host.pairing.answer(true)
    newcomer.pairing.answer(true)
    await Promise.all([host.pairing.outcome, newcomer.pairing.outcome])
    const passed = Buffer.concat(hostMailbox.passed)
    const secrets = [identity.signingKey, identity.boxKey, ...['Desk', 'Laptop', digits].map(Buffer.from)]
    for (const secret of secrets) expect(passed.includes(Buffer.from(secret))).toBe(false)
  })
})
