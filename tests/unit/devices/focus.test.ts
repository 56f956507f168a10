// @vitest-environment jsdom
import { act, createElement } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { SyncState } from '@shared/ipc/calls/sync'
import { UserError } from '@shared/ipc/user-error'
import { DevicesSection } from '../../../src/renderer/features/devices/DevicesSection'
import { DevicesPage } from '../../support/devices-page'
import { onState, relayLine } from '../../support/sync-states'

const page = new DevicesPage()
const section = createElement(DevicesSection)
afterEach(() => page.close())

describe('adding a relay', () => {
  const begin = async () => {
    await page.show(section, onState)
    await page.press('Add a relay or folder')
    await page.fill('Address of the relay', 'ftp://x')
    const answer = Promise.withResolvers<SyncState>()
    page.bridge.answers['sync.addRelay'] = () => answer.promise as never
    await page.press('Add the relay')
    return answer
  }

  test('the button keeps the focus while it is tried, and a second press does nothing', async () => {
    await begin()
    const button = page.button('Trying…')
    expect(document.activeElement).toBe(button)
    expect(button.disabled).toBe(false)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    await page.press('Trying…')
    expect(page.argsOf('sync.addRelay')).toHaveLength(1)
    await page.pressKey('Escape')
    expect(page.all('[role=dialog]')).toEqual([])
  })

  test('what is wrong with the address is said at its field, which gets the focus', async () => {
    const answer = await begin()
    await page.told(() => answer.reject(new UserError('bad-address', 'This is no address of a relay.')))
    const field = page.field('Address of the relay')
    expect(document.activeElement).toBe(field)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(page.text).toContain('This is no address of a relay.')
  })

  test('an invite that was refused is told from one that was not given', async () => {
    const answer = await begin()
    await page.told(() => answer.reject(new UserError('invite-needed', 'It wants an invite.')))
    expect(page.text).toContain('takes nobody without an invite')
    page.bridge.answers['sync.addRelay'] = () => {
      throw new UserError('invite-needed', 'It wants an invite.')
    }
    await page.fill('Invite', '42')
    await page.press('Add the relay')
    expect(page.text).toContain('This invite is not one of this relay’s.')
    expect(document.activeElement).toBe(page.field('Invite'))
  })
})

test('the field for an invite stays while it is tried, and says when it was refused', async () => {
  const asking = { ...onState, transports: [relayLine({ connection: 'refused', code: 'invite-needed' })] }
  const trying = { ...onState, transports: [relayLine({ connection: 'connecting' })] }
  await page.show(section, asking)
  await page.fill('Invite for sync.example.org', '42')
  page.bridge.answers['sync.retryTransport'] = () => trying
  await page.press('Use the invite for sync.example.org')
  expect(document.activeElement).toBe(page.button('Use the invite for sync.example.org'))
  await page.told((bridge) => bridge.emit('sync.changed', asking))
  expect(page.text).toContain('This invite is not one of this relay’s.')
  expect(document.activeElement).toBe(page.field('Invite for sync.example.org'))
})

test('after a device was removed the focus is on what stands below the list', async () => {
  await page.show(section, onState)
  await page.press('Remove Laptop')
  page.bridge.answers['sync.removeDevice'] = () => ({ ...onState, devices: onState.devices.slice(0, 1) })
  await page.press('Remove the device')
  await act(() => vi.waitFor(() => expect(document.activeElement).toBe(page.button('Pair a new device'))))
})
