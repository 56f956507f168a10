import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { mergeUpdates } from '@shared/body/merge-updates'

function typedUpdates(keys: number): { updates: Uint8Array[]; text: string } {
  const document = new Y.Doc()
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  const text = document.getText('body')
  for (let key = 0; key < keys; key += 1) {
    text.insert(key % 3 === 0 ? 0 : text.length, String(key % 10))
    if (key % 7 === 0) text.delete(0, 1)
  }
  return { updates, text: text.toJSON() }
}

test.each([1, 2, 16, 17, 700])('%i keys are one update that holds all of them', (keys) => {
  const { updates, text } = typedUpdates(keys)
  const document = new Y.Doc()
  Y.applyUpdate(document, mergeUpdates(updates))
  expect(document.getText('body').toJSON()).toBe(text)
})

test('an update that lacks the ones before it waits for them, in whatever order they are merged', () => {
  const { updates, text } = typedUpdates(100)
  const document = new Y.Doc()
  Y.applyUpdate(document, mergeUpdates(updates.slice(50).toReversed()))
  expect(document.getText('body').toJSON()).toBe('')
  Y.applyUpdate(document, mergeUpdates(updates.slice(0, 50)))
  expect(document.getText('body').toJSON()).toBe(text)
})
