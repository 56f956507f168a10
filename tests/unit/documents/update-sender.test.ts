import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { PendingWrites } from '../../../src/renderer/documents/pending-writes'
import { UpdateSender } from '../../../src/renderer/documents/update-sender'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
let vault: Y.Doc
let document: Y.Doc
let sender: UpdateSender

beforeEach(() => {
  vi.useFakeTimers()
  bridge.reset()
  vault = new Y.Doc()
  bridge.answers['bodies.push'] = ({ update }) => {
    Y.applyUpdate(vault, update)
    return {}
  }
  document = new Y.Doc()
  sender = new UpdateSender('doc', new PendingWrites())
  document.on('update', (update: Uint8Array) => sender.queue(update))
})

afterEach(() => {
  sender.close()
  vi.useRealTimers()
})

/** Types one key after the other, at so many milliseconds each. */
async function type(keys: string, everyMs: number): Promise<void> {
  for (const key of keys) {
    const text = document.getText('text')
    text.insert(text.length, key)
    await vi.advanceTimersByTimeAsync(everyMs)
  }
}

/** The vault takes its time. */
function answerAfter(delayMs: number): void {
  bridge.answers['bodies.push'] = async ({ update }) => {
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    Y.applyUpdate(vault, update)
    return {}
  }
}

const arrived = () => vault.getText('text').toJSON()
const pushes = () => bridge.made.length

test('a key after a pause is sent at the end of its own turn, with all that the turn changed', async () => {
  document.getText('text').insert(0, 'a')
  document.getText('text').insert(1, 'b')
  expect(pushes()).toBe(0)
  await Promise.resolve()
  expect(pushes()).toBe(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(arrived()).toBe('ab')
  await type('c', 0)
  expect(arrived()).toBe('abc')
  expect(pushes()).toBe(2)
})

test('keys that follow each other closely go together, 50 ms after those before', async () => {
  await type('abcdefghijkl', 10)
  await vi.advanceTimersByTimeAsync(50)
  expect(arrived()).toBe('abcdefghijkl')
  // The first, then those of 50 ms each.
  expect(pushes()).toBe(4)
})

test('a key that comes while an update is on its way waits for those that follow it', async () => {
  answerAfter(30)
  await type('abcdef', 9)
  expect(arrived()).toBe('a')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(arrived()).toBe('abcdef')
  expect(pushes()).toBe(2)
})

test('what is due while an update is on its way goes right behind it', async () => {
  answerAfter(200)
  await type('abcdefghi', 20)
  expect(pushes()).toBe(1)
  await vi.advanceTimersByTimeAsync(20)
  expect(pushes()).toBe(2)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(arrived()).toBe('abcdefghi')
})

test('after a flush nothing is unsent, though somebody went on typing meanwhile', async () => {
  answerAfter(30)
  await type('a', 0)
  const flushed = sender.flush().then(() => expect(sender.hasUnsent).toBe(false))
  await type('bcd', 25)
  await vi.advanceTimersByTimeAsync(1_000)
  await flushed
  expect(arrived()).toBe('abcd')
})
