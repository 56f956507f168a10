import { describe, expect, test } from 'vitest'
import { accessText, admissionText, proofText, registrationText } from '@shared/sync/relay/signed-texts'
import { proofOf } from '../../src/main/sync/relay/relay-handshake.ts'
import { makeDevice, makePair, makeWorkspace, randomEntry } from '../support/sync/relay-identity.ts'
import { untilState } from '../support/sync/relay-devices.ts'
import { connectDevice, openDevice, rawDevice, rawMember, relayForTest } from './relay-fixture.ts'

const refused = (code: string) => expect.objectContaining({ type: 'refused', code })

describe('[L4] a device proves its key', () => {
  test('a signature by another key is refused', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    const device = makeDevice(workspace)
    await rawMember(device, relay.address)
    const impostor = { ...makeDevice(workspace), signingKey: device.signingKey, chainId: device.chainId }
    expect(await rawDevice(relay.address).prove(impostor)).toEqual(refused('not-admitted'))
  })

  test('a proof that was good on one connection is not on another', async () => {
    const relay = await relayForTest()
    const device = makeDevice(makeWorkspace())
    const first = rawDevice(relay.address)
    const { session } = await first.hello(device)
    const signature = device.sign(proofText(session))
    const second = await rawMember(device, relay.address)
    second.end()
    const thief = rawDevice(relay.address)
    await thief.hello(device)
    thief.send({ type: 'proof', signature, admission: undefined, registration: undefined })
    expect(await thief.next()).toEqual(refused('not-admitted'))
  })

  test('a relay cannot use at another one what a device signed for it', async () => {
    const relay = await relayForTest({ names: ['relay.example'] })
    const device = makeDevice(makeWorkspace())
    const thief = rawDevice(relay.address)
    await thief.opened()
    await expect(thief.hello(device, { host: 'evil.example' })).rejects.toThrow('not-admitted')
    const honest = rawDevice(relay.address)
    await expect(honest.hello(device, { host: 'relay.example' })).resolves.toBeDefined()
  })

  test('[L3] nothing is answered before', async () => {
    const relay = await relayForTest()
    const raw = await rawDevice(relay.address).opened()
    raw.send({ type: 'extents', id: 1 })
    expect(await raw.next()).toEqual(refused('not-admitted'))
    await raw.untilClosed()
    const midway = rawDevice(relay.address)
    await midway.hello(makeDevice(makeWorkspace()))
    midway.send({ type: 'readBlob', id: 1, name: '00'.repeat(32) })
    expect(await midway.next()).toEqual(refused('not-admitted'))
  })
})

describe('[L5] an unknown device is admitted', () => {
  test('with the write key, and is known from then on', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    await rawMember(makeDevice(workspace), relay.address)
    const second = makeDevice(workspace)
    await rawMember(second, relay.address)
    const { challenge } = await rawDevice(relay.address).hello(second)
    expect(challenge).toMatchObject({ workspace: 'known', device: 'known' })
  })

  test('and not without, nor with a key it chose itself', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    await rawMember(makeDevice(workspace), relay.address)
    const stranger = makeDevice(workspace, [makePair()])
    const raw = rawDevice(relay.address)
    const { session } = await raw.hello(stranger)
    raw.sendBareProof(stranger, session)
    expect(await raw.next()).toEqual(refused('not-admitted'))
    const own = makePair()
    const signature = own.sign(admissionText(session))
    expect(
      await rawDevice(relay.address).prove(
        { ...stranger, signWithWriteKey: () => signature },
        { admission: { recoveryKey: own.publicKey, signature } },
      ),
    ).toEqual(refused('not-admitted'))
  })

  test('with the recovery key, whose hash is the tag', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    await rawMember(makeDevice(workspace), relay.address)
    const wiped = makeDevice(workspace, [])
    wiped.recovery = () => ({ signingKey: workspace.recovery.publicKey, sign: workspace.recovery.sign })
    expect((await openDevice(wiped, relay.address)).transport.state.connection).toBe('ready')
  })
})

describe('[L6] an unknown workspace is registered', () => {
  test('by who holds the write key it registers', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    const device = makeDevice(workspace)
    const raw = rawDevice(relay.address)
    const { session } = await raw.hello(device)
    const access = { epochNumber: 1, writePublicKey: makePair().publicKey }
    raw.send({
      type: 'proof',
      signature: device.sign(proofText(session)),
      admission: undefined,
      registration: { ...access, signature: makePair().sign(registrationText(session, access)), invite: '' },
    })
    expect(await raw.next()).toEqual(refused('not-admitted'))
  })

  test('by one of several devices that come at once, and the others are let in at the next try', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    const [first, second] = [makeDevice(workspace), makeDevice(workspace)]
    const late = rawDevice(relay.address)
    const { challenge, session } = await late.hello(second)
    await rawMember(first, relay.address)
    late.send(proofOf(second, session, challenge, ''))
    expect(await late.next()).toEqual(refused('busy'))
    expect(await rawDevice(relay.address).prove(second)).toMatchObject({ type: 'welcome' })
  })

  test('with an invite, where the relay asks for one', async () => {
    const relay = await relayForTest({ invites: ['open sesame', 'another'] })
    const workspace = makeWorkspace()
    const uninvited = connectDevice(makeDevice(workspace), relay.address)
    const state = await untilState(uninvited.transport, ({ connection }) => connection === 'refused')
    expect(state).toMatchObject({ code: 'invite-needed', message: expect.stringContaining('invite') })
    expect(await rawDevice(relay.address).prove(makeDevice(workspace), {}, 'wrong')).toEqual(
      refused('invite-needed'),
    )
    expect(await rawDevice(relay.address).prove(makeDevice(workspace), {}, 'another')).toMatchObject({
      type: 'welcome',
    })
    // Its other devices need none.
    expect(await rawDevice(relay.address).prove(makeDevice(workspace))).toMatchObject({ type: 'welcome' })
  })

  test('and a tag that a stranger took is taken back with the recovery key', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    const squatter = makeDevice({ ...workspace, epochs: [makePair()] })
    await rawMember(squatter, relay.address)
    const founder = makeDevice(workspace)
    expect((await rawDevice(relay.address).hello(founder)).challenge.device).toBe('unknown')
    founder.recovery = () => ({ signingKey: workspace.recovery.publicKey, sign: workspace.recovery.sign })
    const { transport } = await openDevice(founder, relay.address)
    await transport.setAccess({
      epochNumber: 1,
      writePublicKey: workspace.epochs[0]?.publicKey ?? new Uint8Array(32),
      members: [founder.signingKey],
    })
    expect(await rawDevice(relay.address).prove(squatter)).toEqual(refused('removed'))
  })
})

describe('[L7] requests and their answers', () => {
  test('[L7] each of many requests at once has the one answer that bears its id, and changes are made in their order', async () => {
    const relay = await relayForTest()
    const device = makeDevice(makeWorkspace())
    const raw = await rawMember(device, relay.address)
    const { chainId } = device
    const entries = Array.from({ length: 20 }, (_, index) => randomEntry(index + 1))
    for (const [index, entry] of entries.entries()) {
      raw.send({ type: 'append', id: 2 * index + 100, chainId, entries: [entry] })
      raw.send({ type: 'extents', id: 2 * index + 101 })
    }
    // Not the next one, which refers to none that is there: it changes nothing, and is answered all the same.
    raw.send({ type: 'append', id: 99, chainId, entries: [randomEntry(900)] })
    const answers = () =>
      raw.heard.flatMap((frame) => ('id' in frame ? [{ id: frame.id, type: frame.type }] : []))
    await raw.until(() => answers().length >= 41)
    const byId = new Map(answers().map(({ id, type }) => [id, type]))
    expect(byId.size).toBe(41)
    for (const index of entries.keys()) {
      expect([byId.get(2 * index + 100), byId.get(2 * index + 101)]).toEqual(['done', 'extentsAre'])
    }
    expect(byId.get(99)).toBe('failed')
    const reader = await openDevice(makeDevice(makeWorkspace()), relay.address)
    expect(await reader.transport.extents()).toEqual([])
    raw.send({ type: 'read', id: 500, chainId, afterSequence: 0, maxBytes: 1e6 })
    await raw.until(() => answers().some(({ id }) => id === 500))
    const read = raw.heard.find((frame) => frame.type === 'entriesAre' && frame.id === 500)
    expect(read).toMatchObject({ entries: entries.map(({ sequence }) => ({ sequence })) })
  })
})

describe('[L8] a device changes its own chain only', () => {
  test('a stranger’s append, trim and status to another chain are refused', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    const victim = await openDevice(makeDevice(workspace), relay.address)
    await victim.transport.append(victim.device.chainId, [randomEntry(1)])
    const other = await openDevice(makeDevice(workspace), relay.address)
    const { chainId } = victim.device
    const attempts = [
      other.transport.append(chainId, [randomEntry(2)]),
      other.transport.trim(chainId, 1),
      other.transport.putStatus({ chainId, status: new Uint8Array(10) }),
    ]
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: 'not-admitted' })
    expect(await other.transport.read(chainId, 0, 1e6)).toHaveLength(1)
    expect(await other.transport.statuses()).toEqual([])
  })

  test('the chain of a device that was removed may be let go by the others', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    const first = await openDevice(makeDevice(workspace), relay.address)
    const gone = await openDevice(makeDevice(workspace), relay.address)
    await gone.transport.append(gone.device.chainId, [randomEntry(1), randomEntry(2)])
    await first.transport.setAccess(nextEpoch(workspace, [first.device.signingKey]))
    await first.transport.trim(gone.device.chainId, 1)
    expect(await first.transport.extents()).toEqual([
      { chainId: gone.device.chainId, firstSequence: 2, lastSequence: 2 },
    ])
  })
})

describe('[L9] access', () => {
  test('who is no member any more is told, cut, and not let in again', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    const oldEpochs = [...workspace.epochs]
    const laptop = await openDevice(makeDevice(workspace), relay.address)
    const stolen = await openDevice(makeDevice(workspace, oldEpochs), relay.address)
    await laptop.transport.setAccess(nextEpoch(workspace, [laptop.device.signingKey]))
    const state = await untilState(stolen.transport, ({ connection }) => connection === 'refused')
    expect(state.code).toBe('removed')
    await expect(stolen.transport.extents()).rejects.toMatchObject({ code: 'removed' })
    expect(await rawDevice(relay.address).prove(stolen.device)).toEqual(refused('removed'))
    expect(await laptop.transport.extents()).toEqual([])
  })

  test('a removed device that comes with the new write key is let in', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    const laptop = await openDevice(makeDevice(workspace), relay.address)
    const phone = makeDevice(workspace)
    await openDevice(phone, relay.address)
    await laptop.transport.setAccess(nextEpoch(workspace, [laptop.device.signingKey]))
    expect((await openDevice(phone, relay.address)).transport.state.connection).toBe('ready')
  })

  test('one that is removed while it proves who it is is not let in', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    const oldEpochs = [...workspace.epochs]
    const laptop = await openDevice(makeDevice(workspace), relay.address)
    const stolen = makeDevice(workspace, oldEpochs)
    await openDevice(stolen, relay.address)
    const raw = rawDevice(relay.address)
    const { session, challenge } = await raw.hello(stolen)
    expect(challenge.device).toBe('known')
    await laptop.transport.setAccess(nextEpoch(workspace, [laptop.device.signingKey]))
    raw.sendBareProof(stolen, session)
    expect(await raw.next()).toEqual(refused('removed'))
  })

  test('is changed by the registered write key for the same or a later epoch, and by no other', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    const [epoch] = workspace.epochs
    const device = makeDevice(workspace)
    const raw = rawDevice(relay.address)
    const { session } = await raw.hello(device)
    const access = {
      epochNumber: 1,
      writePublicKey: device.currentWriteKey()?.writePublicKey ?? new Uint8Array(32),
    }
    raw.send({
      type: 'proof',
      signature: device.sign(proofText(session)),
      admission: undefined,
      registration: {
        ...access,
        signature: epoch?.sign(registrationText(session, access)) ?? new Uint8Array(64),
        invite: '',
      },
    })
    await raw.nextOf('welcome')
    const set = (epochNumber: number, signer = epoch) => {
      const wanted = { epochNumber, writePublicKey: access.writePublicKey, members: [device.signingKey] }
      const signature = signer?.sign(accessText(session, wanted)) ?? new Uint8Array(64)
      return raw.ask({ type: 'setAccess', ...wanted, authority: { recoveryKey: undefined, signature } })
    }
    expect(await set(1)).toMatchObject({ type: 'done' })
    expect(await set(5)).toMatchObject({ type: 'done' })
    expect(await set(4)).toMatchObject({ type: 'failed', code: 'not-admitted' })
    expect(await set(6, makePair())).toMatchObject({ type: 'failed', code: 'not-admitted' })
  })

  test('others learn the new write key, and can change access after it', async () => {
    const relay = await relayForTest()
    const workspace = makeWorkspace()
    const laptop = await openDevice(makeDevice(workspace), relay.address)
    const phone = await openDevice(makeDevice(workspace), relay.address)
    const members = [laptop.device.signingKey, phone.device.signingKey]
    await laptop.transport.setAccess(nextEpoch(workspace, members))
    await phone.transport.setAccess(nextEpoch(workspace, members))
    await laptop.transport.setAccess(nextEpoch(workspace, members))
    const { challenge } = await rawDevice(relay.address).hello(phone.device)
    expect(challenge.access?.epochNumber).toBe(4)
  })
})

/** Begins a new epoch, whose write key every device of the workspace then holds that shares its epochs. */
function nextEpoch(workspace: ReturnType<typeof makeWorkspace>, members: Uint8Array[]) {
  const pair = makePair()
  workspace.epochs.push(pair)
  return { epochNumber: workspace.epochs.length, writePublicKey: pair.publicKey, members }
}
