// @vitest-environment jsdom
import { createElement } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { UserError } from '@shared/ipc/user-error'
import { DevicesSection } from '../../../src/renderer/features/devices/DevicesSection'
import { DevicesPage } from '../../support/devices-page'
import { deviceLine, offState, onState, relayLine } from '../../support/sync-states'

const page = new DevicesPage()
const section = createElement(DevicesSection)
afterEach(() => page.close())

describe('what is shown in each phase', () => {
  test('off: what it does, what it does not protect, and two ways to begin', async () => {
    await page.show(section, offState)
    expect(page.text).toContain('encrypted before it leaves this device')
    expect(page.text).toContain('It does not protect the device itself')
    expect(page.has('button', 'Turn on sync')).toBe(true)
    expect(page.has('button', 'Join another device')).toBe(true)
  })

  test('the sample says that it stays here', async () => {
    await page.show(section, undefined, { isSample: true })
    expect(page.text).toContain('never leaves this device')
    expect(page.argsOf('sync.state')).toEqual([])
  })

  test('a state that cannot be read says so and is read again', async () => {
    page.bridge.answers = {
      'sync.state': () => {
        throw new UserError('unexpected', 'Something went wrong inside Leadup.')
      },
    }
    await page.show(section, undefined)
    expect(page.text).toContain('What you wrote is saved on this device')
    page.bridge.answers['sync.state'] = () => offState
    await page.press('Try again')
    expect(page.has('button', 'Turn on sync')).toBe(true)
  })

  test('locked: a passphrase opens it, and a wrong one is said at its field', async () => {
    await page.show(section, { ...onState, phase: 'locked', protection: 'passphrase' })
    page.bridge.answers['sync.unlock'] = ({ passphrase }) => {
      if (passphrase !== 'four odd words') throw new UserError('wrong-passphrase', 'That is not it.')
      return onState
    }
    await page.fill('Passphrase', 'guess')
    await page.press('Unlock')
    expect(page.text).toContain('That is not it.')
    await page.fill('Passphrase', 'four odd words')
    await page.press('Unlock')
    expect(page.text).toContain('Everything written here is on Laptop.')
  })

  test('removed: everything is here, and sync is turned off to join again', async () => {
    await page.show(section, { ...onState, phase: 'removed' })
    expect(page.text).toContain('was removed by another of your devices. Everything is still here')
    page.bridge.answers['sync.turnOff'] = () => offState
    await page.press('Turn sync off on this device')
    expect(page.has('button', 'Join another device')).toBe(true)
  })

  test('on without a relay or folder: that comes first, pairing after it', async () => {
    await page.show(section, { ...onState, transports: [] })
    expect(page.text).toContain('Nothing travels yet')
    expect(page.button('Pair a new device').disabled).toBe(true)
    expect(page.button('Add a relay or folder').dataset['variant']).toBe('primary')
  })

  test('paused: said with what waits, and resuming is the one thing to do', async () => {
    await page.show(section, { ...onState, phase: 'paused', waiting: 12 })
    expect(page.text).toContain('Sync is paused. 12 changes wait')
    page.bridge.answers['sync.setPaused'] = () => onState
    await page.press('Resume sync')
    expect(page.argsOf('sync.setPaused')).toEqual([{ isPaused: false }])
    expect(page.has('button', 'Pause sync')).toBe(true)
  })
})

describe('devices', () => {
  test('each has its row: name, last word, what waits, what is unusual', async () => {
    const odd = deviceLine({
      name: 'Attic',
      chainId: 'c'.repeat(32),
      waiting: 12,
      message: 'It speaks a newer version.',
    })
    await page.show(section, { ...onState, devices: [...onState.devices, odd] })
    const rows = page.all('[aria-labelledby=sync-devices] .row').map(({ textContent }) => textContent)
    expect(rows).toHaveLength(3)
    expect(rows[0]).toContain('This device')
    expect(rows[2]).toMatch(/Attic.*Nothing from it yet · 12 changes wait for it.*It speaks a newer version/)
    expect(page.has('button', 'Remove Studio')).toBe(false)
  })

  test('removing one says what happens, and is asked first', async () => {
    await page.show(section, onState)
    await page.press('Remove Laptop')
    expect(page.all('[role=alertdialog]')[0]?.textContent).toContain('Leadup cannot erase it from afar')
    await page.press('Cancel')
    expect(page.argsOf('sync.removeDevice')).toEqual([])
    await page.press('Remove Laptop')
    const { chainId } = onState.devices[1] ?? { chainId: '' }
    page.bridge.answers['sync.removeDevice'] = () => ({ ...onState, devices: onState.devices.slice(0, 1) })
    await page.press('Remove the device')
    expect(page.argsOf('sync.removeDevice')).toEqual([{ chainId }])
    expect(page.has('button', 'Remove Laptop')).toBe(false)
  })

  test('this one is renamed', async () => {
    await page.show(section, onState)
    await page.press('Rename')
    await page.fill('Name of this device', '  Attic ')
    page.bridge.answers['sync.renameDevice'] = ({ name }) => ({ ...onState, deviceName: name })
    await page.press('Save')
    expect(page.argsOf('sync.renameDevice')).toEqual([{ name: 'Attic' }])
    expect(page.all('.sync-setting-words')[0]?.textContent).toContain('Attic')
  })

  test('a key that nothing protects is said, and gets a passphrase', async () => {
    await page.show(section, { ...onState, protection: 'none', hasKeychain: false })
    expect(page.text).toContain('This system has no keychain that protects.')
    await page.press('Set a passphrase')
    await page.press('Save')
    expect(page.text).toContain('At least 8 characters')
    await page.fill('Passphrase', 'four odd words')
    await page.fill('The same again', 'four odd words')
    page.bridge.answers['sync.protect'] = () => ({ ...onState, protection: 'passphrase' })
    await page.press('Save')
    expect(page.argsOf('sync.protect')).toEqual([{ passphrase: 'four odd words' }])
    expect(page.text).toContain('Guarded by a passphrase')
  })
})

describe('relays and folders', () => {
  test('each says how it stands, how full it is, and is tried again', async () => {
    const quota = { usedBytes: 120e6, limitBytes: 1e9 }
    const line = relayLine({ connection: 'offline', waiting: 3, message: 'No answer since noon.', quota })
    await page.show(section, { ...onState, transports: [line] })
    expect(page.text).toContain('Offline · 3 changes waiting')
    expect(page.text).toContain('No answer since noon.')
    const meter = page.all('[role=meter], [role="meter progressbar"]')[0]
    expect(meter?.getAttribute('aria-valuetext')).toBe('120 MB of 1 GB used')
    expect(meter?.getAttribute('aria-label')).toBe('Space on sync.example.org')
    page.bridge.answers['sync.retryTransport'] = () => onState
    await page.press('Try again: sync.example.org')
    expect(page.argsOf('sync.retryTransport')).toEqual([{ id: 'relay-1' }])
  })

  test('a relay that wants an invite is given one', async () => {
    const line = relayLine({ connection: 'refused', code: 'invite-needed' })
    await page.show(section, { ...onState, transports: [line] })
    await page.fill('Invite for sync.example.org', ' 42 ')
    page.bridge.answers['sync.retryTransport'] = () => onState
    await page.press('Use the invite for sync.example.org')
    expect(page.argsOf('sync.retryTransport')).toEqual([{ id: 'relay-1', invite: '42' }])
  })

  test('adding one that asks for an invite shows the field for it', async () => {
    await page.show(section, { ...onState, transports: [] })
    await page.press('Add a relay or folder')
    await page.fill('Address of the relay', 'sync.example.org')
    page.bridge.answers['sync.addRelay'] = ({ invite }) => {
      if (invite === undefined) throw new UserError('invite-needed', 'It wants an invite.')
      return onState
    }
    await page.press('Add the relay')
    await page.fill('Invite', '42')
    await page.press('Add the relay')
    expect(page.argsOf('sync.addRelay').at(-1)).toEqual({ address: 'sync.example.org', invite: '42' })
    expect(page.all('[role=dialog]')).toEqual([])
  })

  test('one that cannot be reached is said to be, and added anyway', async () => {
    await page.show(section, { ...onState, transports: [] })
    await page.press('Add a relay or folder')
    await page.fill('Address of the relay', 'sync.example.org')
    page.bridge.answers['sync.addRelay'] = ({ isUntried }) => {
      if (!isUntried) throw new UserError('not-now', 'Nothing answers at this address.')
      return onState
    }
    await page.press('Add the relay')
    expect(page.field('Address of the relay').getAttribute('aria-invalid')).toBe('true')
    expect(page.text).toContain('Nothing answers at this address.')
    // It was found out about that address alone.
    await page.fill('Address of the relay', 'sync.example.net')
    expect(page.has('button', 'Add anyway')).toBe(false)
    expect(page.text).not.toContain('Nothing answers at this address.')
    await page.fill('Address of the relay', 'sync.example.org')
    await page.press('Add anyway')
    expect(page.argsOf('sync.addRelay').at(-1)).toEqual({ address: 'sync.example.org', isUntried: true })
    expect(page.all('[role=dialog]')).toEqual([])
  })

  test('what is no relay is not added, anyway or not', async () => {
    await page.show(section, { ...onState, transports: [] })
    await page.press('Add a relay or folder')
    await page.fill('Address of the relay', 'example.org')
    page.bridge.answers['sync.addRelay'] = () => {
      throw new UserError('no-relay', 'There is no relay at this address.')
    }
    await page.press('Add the relay')
    expect(page.text).toContain('There is no relay at this address.')
    expect(page.has('button', 'Add anyway')).toBe(false)
  })

  test('the address of a relay is changed, an invite given with it; a folder stays what it is', async () => {
    const folder = relayLine({ id: 'folder-1', kind: 'folder', label: '/shared' })
    await page.show(section, { ...onState, transports: [relayLine(), folder] })
    expect(page.has('button', 'Change /shared')).toBe(false)
    await page.press('Change sync.example.org')
    expect(page.field('Address of the relay').value).toBe('sync.example.org')
    expect(page.text).not.toContain('Your devices meet through')
    await page.fill('Address of the relay', 'relay.example.org')
    await page.press('I was given an invite')
    await page.fill('Invite', '42')
    const moved = { ...onState, transports: [relayLine({ label: 'relay.example.org' }), folder] }
    page.bridge.answers['sync.changeRelay'] = () => moved
    await page.press('Change the relay')
    expect(page.argsOf('sync.changeRelay')).toEqual([
      { id: 'relay-1', address: 'relay.example.org', invite: '42' },
    ])
    expect(page.all('[role=dialog]')).toEqual([])
    expect(page.has('button', 'Change relay.example.org')).toBe(true)
  })

  test('a folder is chosen in the system’s dialog', async () => {
    await page.show(section, onState)
    await page.press('Add a relay or folder')
    await page.tick('A folder')
    page.bridge.answers['sync.chooseFolder'] = () => null
    await page.press('Choose a folder…')
    expect(page.button('Add the folder').disabled).toBe(true)
    page.bridge.answers['sync.chooseFolder'] = () => ({ folderToken: 'token', path: '/home/anna/shared' })
    await page.press('Choose a folder…')
    expect(page.text).toContain('/home/anna/shared')
    page.bridge.answers['sync.addFolder'] = () => onState
    await page.press('Add the folder')
    expect(page.argsOf('sync.addFolder')).toEqual([{ folderToken: 'token' }])
  })

  test('removing the last one says that nothing travels without it', async () => {
    await page.show(section, { ...onState, transports: [relayLine({ waiting: 3 })] })
    await page.press('Remove sync.example.org')
    const words = page.all('[role=alertdialog]')[0]?.textContent
    expect(words).toContain('It is the only one')
    expect(words).toContain('(3 changes)')
    page.bridge.answers['sync.removeTransport'] = () => ({ ...onState, transports: [] })
    await page.press('Remove the relay')
    expect(page.argsOf('sync.removeTransport')).toEqual([{ id: 'relay-1' }])
  })
})

test('what was noticed stands above all else until it is dismissed', async () => {
  const notice = {
    id: 'n1',
    tone: 'loss' as const,
    text: 'The relay has gone back in time.',
    at: new Date().toISOString(),
  }
  await page.show(section, { ...onState, notices: [notice] })
  expect(page.all('[aria-label=Noticed]')[0]?.textContent).toContain('gone back in time')
  page.bridge.answers['sync.dismissNotice'] = () => onState
  await page.press('Dismiss')
  expect(page.argsOf('sync.dismissNotice')).toEqual([{ id: 'n1' }])
  expect(page.all('[aria-label=Noticed]')).toEqual([])
})

test('turning it off is asked first, and says what stays', async () => {
  await page.show(section, onState)
  await page.press('Turn off sync on this device…')
  expect(page.all('[role=alertdialog]')[0]?.textContent).toContain('Everything stays on this device')
  expect(page.text).toContain('They are told, and take it off their lists.')
  page.bridge.answers['sync.turnOff'] = () => offState
  await page.press('Turn it off')
  expect(page.has('button', 'Turn on sync')).toBe(true)
})

test('turning it off where nobody can be told says what the others will show', async () => {
  await page.show(section, { ...onState, transports: [relayLine({ connection: 'offline' })] })
  await page.press('Turn off sync on this device…')
  expect(page.text).toContain('they cannot be told: “Studio” stays on their lists until it is removed there.')
  await page.press('Cancel')
  await page.told((bridge) => bridge.emit('sync.changed', { ...onState, phase: 'locked' }))
  await page.press('Turn off sync on this device…')
  expect(page.text).toContain('Without the passphrase they cannot be told')
})
