// @vitest-environment jsdom
import { createElement, Fragment } from 'react'
import { afterEach, expect, test } from 'vitest'
import { Notices } from '../../../src/renderer/app/Notices'
import { SavingIndicator } from '../../../src/renderer/app/SavingIndicator'
import { DevicesPage } from '../../support/devices-page'
import { onState } from '../../support/sync-states'

const page = new DevicesPage()
const frame = createElement(Fragment, null, createElement(Notices), createElement(SavingIndicator))
afterEach(() => page.close())

const indicator = () => page.all('[role=status][aria-label=Saving]')[0]
const notices = () => page.all('[aria-label=Notices] li').map(({ textContent }) => textContent)

test('a change is on disk here before it is said to be anywhere else', async () => {
  await page.show(frame, onState)
  expect(indicator()?.textContent).toContain('On Laptop')
  await page.told(() => page.pending.begin('key'))
  expect(indicator()?.textContent).toContain('Saving…')
  await page.told(() => page.pending.acknowledge('key'))
  expect(indicator()?.textContent).toContain('Saved on this device')
  await page.told((bridge) => bridge.emit('sync.changed', { ...onState, reached: 'relay' }))
  expect(indicator()?.textContent).toContain('On the relay')
  await page.told((bridge) => bridge.emit('sync.changed', onState))
  expect(indicator()?.textContent).toContain('On Laptop')
})

test('pressing the indicator opens devices and sync', async () => {
  await page.show(frame, onState)
  await page.press('On Laptop')
  expect(page.commandsRun).toEqual(['open-devices'])
})

test('what is lost or wants attention is a notice of the window; what is only good to know is not', async () => {
  const at = new Date().toISOString()
  const said = [
    { id: 'n1', tone: 'loss' as const, text: 'The relay has gone back in time.', at },
    { id: 'n2', tone: 'info' as const, text: 'Laptop was paired.', at },
  ]
  await page.show(frame, { ...onState, notices: said })
  expect(notices()).toHaveLength(1)
  expect(notices()[0]).toContain('gone back in time')
  page.bridge.answers['sync.dismissNotice'] = () => onState
  await page.press('Dismiss')
  expect(page.argsOf('sync.dismissNotice')).toEqual([{ id: 'n1' }])
  expect(notices()).toEqual([])
})

test('that changes of a newer Leadup wait for an update here is said in every screen', async () => {
  const devices = onState.devices.map((device) => ({ ...device, isNewer: !device.isThis }))
  await page.show(frame, { ...onState, devices })
  expect(notices()).toHaveLength(1)
  expect(notices()[0]).toContain('What was written on Laptop lately is not shown here')
  await page.told((bridge) => bridge.emit('sync.changed', onState))
  expect(notices()).toEqual([])
})

test.each([
  ['removed', 'This device was removed by another of your devices.'],
  ['locked', 'Sync waits for your passphrase.'],
] as const)('a device that is %s says so in every screen until it was read', async (phase, words) => {
  await page.show(frame, { ...onState, phase })
  expect(notices()[0]).toContain(words)
  await page.press('Devices and sync')
  expect(page.commandsRun).toEqual(['open-devices'])
  await page.press('Dismiss')
  expect(notices()).toEqual([])
})
