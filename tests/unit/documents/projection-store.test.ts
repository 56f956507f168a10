import { beforeEach, expect, test, vi } from 'vitest'
import { emptyProjection, type BodyProjection } from '@shared/body/project-body'
import { ProjectionStore } from '../../../src/renderer/documents/projection-store'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
beforeEach(() => bridge.reset())

const withText = (text: string): BodyProjection => ({ ...emptyProjection, text })

function answerWith(texts: Record<string, string>): void {
  bridge.answers['projections.read'] = ({ ids }) =>
    ids.flatMap((id) => (texts[id] === undefined ? [] : [{ id, projection: withText(texts[id]) }]))
}

test('bodies wanted in one go are read in one call, each once', async () => {
  answerWith({ a: 'A', b: 'B' })
  const store = new ProjectionStore()
  store.want(['a'])
  store.want(['b', 'a'])
  await vi.waitFor(() => expect(store.get('b')?.text).toBe('B'))
  store.want(['a', 'b'])
  expect(bridge.made).toEqual([{ name: 'projections.read', args: { ids: ['a', 'b'] } }])
})

test('a document without a body has an empty projection', async () => {
  answerWith({})
  const store = new ProjectionStore()
  store.want(['a'])
  await vi.waitFor(() => expect(store.get('a')).toEqual(emptyProjection))
})

test('an event that arrives while a body is being read is not replaced by the older answer', async () => {
  const gate = Promise.withResolvers<void>()
  bridge.answers['projections.read'] = async () => {
    await gate.promise
    return [{ id: 'a', projection: withText('older') }]
  }
  const store = new ProjectionStore()
  store.want(['a'])
  await vi.waitFor(() => expect(bridge.made).toHaveLength(1))
  bridge.emit('projections.changed', { id: 'a', projection: withText('newer') })
  let told = 0
  store.subscribe(() => (told += 1))
  gate.resolve()
  await vi.waitFor(() => expect(told).toBe(1))
  expect(store.get('a')?.text).toBe('newer')
})

test('an open editor is ahead of the vault until it is closed', async () => {
  answerWith({ a: 'from the vault' })
  const store = new ProjectionStore()
  store.publish('a', withText('typed'))
  bridge.emit('projections.changed', { id: 'a', projection: withText('typ') })
  expect(store.get('a')?.text).toBe('typed')
  store.release('a')
  await vi.waitFor(() => expect(store.get('a')?.text).toBe('from the vault'))
})

test('a replaced workspace is read again', async () => {
  answerWith({ a: 'before' })
  const store = new ProjectionStore()
  store.want(['a'])
  await vi.waitFor(() => expect(store.get('a')?.text).toBe('before'))
  answerWith({ a: 'after' })
  bridge.emit('workspace.replaced', { incarnation: 'second' })
  await vi.waitFor(() => expect(store.get('a')?.text).toBe('after'))
})

test('a failed read is asked for again by the next who wants it', async () => {
  const store = new ProjectionStore()
  store.want(['a'])
  await vi.waitFor(() => expect(bridge.made).toHaveLength(1))
  answerWith({ a: 'A' })
  await vi.waitFor(() => {
    store.want(['a'])
    expect(store.get('a')?.text).toBe('A')
  })
})
