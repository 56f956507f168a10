import { beforeEach, expect, test } from 'vitest'
import { readDeviceState, writeDeviceState } from '../../../src/renderer/documents/device-state'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
beforeEach(() => bridge.reset())

test('what cannot be read was not remembered, and what cannot be written is forgotten, without a word', async () => {
  expect(await readDeviceState('main.route')).toBeNull()
  await writeDeviceState('main.route', { screen: 'today' })
  expect(bridge.made.map(({ name }) => name)).toEqual(['deviceState.read', 'deviceState.write'])
})

test('what is remembered is read as it was written', async () => {
  bridge.answers = { 'deviceState.read': () => ({ screen: 'inbox' }) }
  expect(await readDeviceState('main.route')).toEqual({ screen: 'inbox' })
})
