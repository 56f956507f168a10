import { expect, test } from 'vitest'
import { maxMailboxMessageBytes, type Mailbox } from '@shared/sync/transport'
import type { Place } from '../transport-contract.ts'
import { refusal } from './readings.ts'

const mailboxId = '5a'.repeat(16)
const bytes = (word: string) => new TextEncoder().encode(word)

function heardAt(mailbox: Mailbox): { heard: string[]; stop: () => void } {
  const heard: string[] = []
  return { heard, stop: mailbox.watch((message) => heard.push(new TextDecoder().decode(message))) }
}

export function mailboxesContract(place: Place): void {
  const openTwo = async () => {
    const [laptop, phone] = [await place().open('laptop'), await place().open('phone')]
    return {
      laptop: await laptop.transport.openMailbox(mailboxId),
      phone: await phone.transport.openMailbox(mailboxId),
      transport: phone.transport,
    }
  }

  test('[P3] both sides hear every message in order, the own ones too', async () => {
    const { laptop, phone } = await openTwo()
    const [atLaptop, atPhone] = [heardAt(laptop), heardAt(phone)]
    const words = ['commit', 'offer', 'open', 'request', 'handover']
    for (const [index, word] of words.entries()) {
      await (index % 2 === 0 ? phone : laptop).post(bytes(word))
      await expect.poll(() => atLaptop.heard).toEqual(words.slice(0, index + 1))
      await expect.poll(() => atPhone.heard).toEqual(words.slice(0, index + 1))
    }
  })

  test('[P3] who comes later hears from the first message on', async () => {
    const { laptop, phone } = await openTwo()
    for (const word of ['one', 'two', 'three']) await laptop.post(bytes(word))
    const { heard, stop } = heardAt(phone)
    await expect.poll(() => heard).toEqual(['one', 'two', 'three'])
    const again = heardAt(phone)
    await expect.poll(() => again.heard).toEqual(['one', 'two', 'three'])
    stop()
    await laptop.post(bytes('four'))
    await expect.poll(() => again.heard).toEqual(['one', 'two', 'three', 'four'])
    expect(heard).toEqual(['one', 'two', 'three'])
  })

  test('messages posted without waiting keep their order', async () => {
    const { laptop, phone } = await openTwo()
    const { heard } = heardAt(phone)
    const words = Array.from({ length: 10 }, (_, index) => `message ${index}`)
    await Promise.all(words.map((word) => laptop.post(bytes(word))))
    await expect.poll(() => heard).toEqual(words)
  })

  test('mailboxes do not mix', async () => {
    const { laptop, transport } = await openTwo()
    const other = await transport.openMailbox('5b'.repeat(16))
    const { heard } = heardAt(other)
    await laptop.post(bytes('not for you'))
    await other.post(bytes('for me'))
    await expect.poll(() => heard).toEqual(['for me'])
  })

  test('a message of the greatest size passes, a greater one is refused', async () => {
    const { laptop, phone } = await openTwo()
    const sizes: number[] = []
    phone.watch((message) => sizes.push(message.length))
    await laptop.post(new Uint8Array(maxMailboxMessageBytes))
    expect(await refusal(laptop.post(new Uint8Array(maxMailboxMessageBytes + 1)))).toBe('too-large')
    await expect.poll(() => sizes).toEqual([maxMailboxMessageBytes])
  })

  test('a closed mailbox takes and tells nothing more', async () => {
    const { laptop, phone } = await openTwo()
    const [atLaptop, atPhone] = [heardAt(laptop), heardAt(phone)]
    await phone.post(bytes('one'))
    await expect.poll(() => atLaptop.heard).toEqual(['one'])
    await expect.poll(() => atPhone.heard).toEqual(['one'])
    await phone.close()
    await phone.close()
    expect(await refusal(phone.post(bytes('two')))).toBe('closed')
    await laptop.post(bytes('three')).catch(() => undefined)
    expect(atPhone.heard).toEqual(['one'])
  })

  test('a mailbox that is not named by 32 hexadecimal digits is refused', async () => {
    const { transport } = await openTwo()
    for (const name of ['', '..', mailboxId.slice(2), `${mailboxId}/..`]) {
      expect(await refusal(transport.openMailbox(name))).toBeTypeOf('string')
    }
  })
}
