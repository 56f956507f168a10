// @vitest-environment jsdom
import { createElement } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PairingState } from '@shared/ipc/calls/sync'
import { UserError } from '@shared/ipc/user-error'
import { DevicesSection } from '../../../src/renderer/features/devices/DevicesSection'
import { DevicesPage } from '../../support/devices-page'
import { offState, onState, relayLine } from '../../support/sync-states'

const page = new DevicesPage()
const section = createElement(DevicesSection)

const fromNow = (ms: number) => new Date(Date.now() + ms).toISOString()
const showing = (): PairingState => ({
  step: 'showing-code',
  code: '04DXN-8QK2M-PZ9RV',
  qr: { size: 2, path: 'M0 0h1v1h-1z' },
  expiresAt: fromNow(299_000),
})

beforeEach(() => {
  page.bridge.answers = { 'sync.beginPairing': showing }
})
afterEach(() => page.close())

test('a code is shown as text and picture, copied, and said how long it is good', async () => {
  await page.show(section, onState)
  await page.press('Pair a new device')
  expect(page.argsOf('sync.beginPairing')).toEqual([{ transportId: 'relay-1' }])
  expect(page.text).toContain('04DXN-8QK2M-PZ9RV')
  expect(page.all('[role=img]')[0]?.getAttribute('aria-label')).toBe('The code as a picture')
  expect(document.querySelector('.qr-code path')?.getAttribute('d')).toBe('M0 0h1v1h-1z')
  expect(page.text).toContain('Good for about 5 more minutes')
  page.bridge.answers['clipboard.write'] = () => ({})
  await page.press('Copy')
  expect(page.argsOf('clipboard.write')).toEqual([{ text: '04DXN-8QK2M-PZ9RV' }])
  expect(page.text).toContain('Copied')
})

test('the digits are compared, the other answer is waited for, then it is done', async () => {
  await page.show(section, onState)
  await page.press('Pair a new device')
  await page.told((bridge) => bridge.emit('sync.pairingChanged', { step: 'connecting' }))
  expect(page.text).toContain('Connecting to the other device')
  await page.told((bridge) =>
    bridge.emit('sync.pairingChanged', { step: 'compare', digits: '048312', otherName: 'Laptop' }),
  )
  expect(page.text).toContain('048 312')
  expect(page.text).toContain('0 4 8 3 1 2')
  page.bridge.answers['sync.answerDigits'] = () => ({ step: 'waiting-for-other' })
  await page.press('Same')
  expect(page.argsOf('sync.answerDigits')).toEqual([{ areSame: true }])
  expect(page.text).toContain('Now say so on the other device')
  await page.told((bridge) => bridge.emit('sync.pairingChanged', { step: 'done', otherName: 'Laptop' }))
  expect(page.text).toContain('Laptop is let in.')
  await page.press('Done')
  expect(page.all('[role=dialog]')).toEqual([])
  expect(page.argsOf('sync.cancelPairing')).toEqual([{}])
})

test('other digits end it, with what to do', async () => {
  await page.show(section, onState)
  await page.press('Pair a new device')
  await page.told((bridge) =>
    bridge.emit('sync.pairingChanged', { step: 'compare', digits: '048312', otherName: null }),
  )
  page.bridge.answers['sync.answerDigits'] = () => ({
    step: 'failed',
    message: 'The digits differed. Nothing was handed over. Pair again with a new code.',
  })
  await page.press('Different')
  expect(page.argsOf('sync.answerDigits')).toEqual([{ areSame: false }])
  expect(page.text).toContain('Nothing was handed over')
  await page.press('Try again')
  expect(page.text).toContain('04DXN-8QK2M-PZ9RV')
})

test('it is cancelled at any step, and the code is worthless then', async () => {
  await page.show(section, onState)
  await page.press('Pair a new device')
  await page.pressKey('Escape')
  expect(page.all('[role=dialog]')).toEqual([])
  expect(page.argsOf('sync.cancelPairing')).toEqual([{}])
})

test('a code that cannot be made says why', async () => {
  page.bridge.answers['sync.beginPairing'] = () => {
    throw new UserError('offline', 'The relay cannot be reached. Try again when it can.')
  }
  await page.show(section, onState)
  await page.press('Pair a new device')
  expect(page.text).toContain('The relay cannot be reached.')
})

test('a relay that is not connected is named', async () => {
  page.bridge.answers['sync.beginPairing'] = () => {
    throw new UserError('not-connected', 'It is not connected now.')
  }
  await page.show(section, onState)
  await page.press('Pair a new device')
  expect(page.text).toContain('sync.example.org is not connected now. Pair when it is.')
})

test('while sync is paused no code is made before it is resumed', async () => {
  await page.show(section, { ...onState, phase: 'paused' })
  await page.press('Pair a new device')
  expect(page.all('[role=dialog]')[0]?.textContent).toContain('Sync is paused. Resume it to pair.')
  expect(page.argsOf('sync.beginPairing')).toEqual([])
  page.bridge.answers['sync.setPaused'] = () => onState
  await page.press('Resume sync and pair')
  expect(page.text).toContain('04DXN-8QK2M-PZ9RV')
})

test('a code that ran out is replaced by a new one', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  try {
    await page.show(section, onState)
    await page.press('Pair a new device')
    await page.told(() => void vi.advanceTimersByTime(300_000))
    expect(page.text).toContain('This code has run out')
    await page.press('Show a new code')
    expect(page.argsOf('sync.beginPairing')).toHaveLength(2)
    expect(page.text).toContain('04DXN-8QK2M-PZ9RV')
  } finally {
    vi.useRealTimers()
  }
})

test('of several ways the relay that answers comes first', async () => {
  const places = [
    relayLine({ id: 'folder', kind: 'folder', label: '/shared' }),
    relayLine({ id: 'away', connection: 'offline' }),
    relayLine({ id: 'there', label: 'here.example.org' }),
  ]
  await page.show(section, { ...onState, transports: places })
  await page.press('Pair a new device')
  expect(page.argsOf('sync.beginPairing')).toEqual([{ transportId: 'there' }])
})

test('a pairing that was begun before the screen was opened goes on', async () => {
  page.bridge.answers['sync.pairing'] = () => ({ step: 'compare', digits: '048312', otherName: 'Laptop' })
  await page.show(section, onState)
  expect(page.text).toContain('048 312')
})

test('on the device that joins the same digits are compared', async () => {
  page.bridge.answers['sync.pairing'] = () => ({ step: 'compare', digits: '048312', otherName: 'Laptop' })
  await page.show(section, offState)
  expect(page.all('[role=dialog]')[0]?.textContent).toContain('Join another device')
  expect(page.text).toContain('048 312')
})
