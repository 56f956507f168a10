// @vitest-environment jsdom
import { createElement } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { JoiningState } from '@shared/ipc/calls/sync'
import { UserError } from '@shared/ipc/user-error'
import { DevicesSection } from '../../../src/renderer/features/devices/DevicesSection'
import { DevicesPage } from '../../support/devices-page'
import { offState } from '../../support/sync-states'

const page = new DevicesPage()
const section = createElement(DevicesSection)
afterEach(() => page.close())

const phrase = Array.from({ length: 24 }, (_, index) => `word${'abcdefghijklmnopqrstuvwx'[index]}`)
const preview: JoiningState = {
  step: 'preview',
  here: { person: 3, meeting: 5, settings: 1 },
  there: { person: 12, meeting: 148 },
  duplicates: [
    {
      kind: 'person',
      hereId: 'p1',
      thereId: 'p2',
      here: 'Maria Ortega',
      there: 'Maria Ortega',
      why: 'the same name',
    },
    {
      kind: 'person',
      hereId: 'p3',
      thereId: 'p4',
      here: 'J. Berg',
      there: 'Jonas Berg',
      why: 'the same address',
    },
  ],
  caution: null,
}

test('a code lets this device in; what is there is fetched, looked at and brought together', async () => {
  await page.show(section, offState)
  await page.press('Join another device')
  expect(page.button('Connect').disabled).toBe(true)
  await page.fill('Code', ' 04DXN-8QK2M ')
  await page.fill('Name of this device', 'Attic')
  page.bridge.answers['sync.joinByCode'] = () => ({ step: 'connecting' })
  await page.press('Connect')
  expect(page.argsOf('sync.joinByCode')).toEqual([{ code: '04DXN-8QK2M', deviceName: 'Attic' }])
  expect(page.text).toContain('Connecting to the other device')

  await page.told((bridge) => bridge.emit('sync.pairingChanged', { step: 'done', otherName: 'Laptop' }))
  expect(page.text).toContain('Paired with Laptop.')
  await page.told((bridge) => bridge.emit('sync.joiningChanged', { step: 'fetching', done: 340, of: 1000 }))
  expect(page.text).toContain('340 of 1000')
  const [bar] = page.all('[role=progressbar]')
  expect(bar?.getAttribute('aria-valuenow')).toBe('340')

  await page.told((bridge) => bridge.emit('sync.joiningChanged', preview))
  expect(page.text).toContain('Here3 people and 5 1:1s')
  expect(page.text).toContain('There12 people and 148 1:1s')
  expect(page.text).toContain('Settings come from the other device.')
  expect(page.text).toContain('A backup of this device is made first.')
  expect(page.text).toContain('J. Berg here, Jonas Berg therePerson · the same address')

  await page.tick('J. Berg here, Jonas Berg therePerson · the same address')
  page.bridge.answers['sync.confirmJoin'] = () => ({ step: 'joining' })
  await page.press('Bring them together')
  expect(page.argsOf('sync.confirmJoin')).toEqual([{ mergeHereIds: ['p1'] }])
  await page.told((bridge) =>
    bridge.emit('sync.joiningChanged', { step: 'done', isComplete: true, caution: null }),
  )
  expect(page.text).toContain('Everything is here.')
  await page.press('Done')
  expect(page.all('[role=dialog]')).toEqual([])
})

test('a code for a folder asks which one it is here', async () => {
  await page.show(section, offState)
  await page.press('Join another device')
  page.bridge.answers['sync.joinByCode'] = ({ folderToken }) => {
    if (folderToken === undefined) throw new UserError('folder-needed', 'This code leads through a folder.')
    return { step: 'connecting' }
  }
  await page.fill('Code', '04DXN')
  expect(page.has('button', 'Choose a folder…')).toBe(false)
  await page.press('Connect')
  expect(page.text).toContain('This code leads through a folder.')
  page.bridge.answers['sync.chooseFolder'] = () => ({ folderToken: 'token', path: '/shared' })
  await page.press('Choose a folder…')
  await page.press('Connect')
  expect(page.argsOf('sync.joinByCode').at(-1)).toMatchObject({ code: '04DXN', folderToken: 'token' })
  expect(page.text).toContain('Connecting to the other device')
})

test('the phrase says what it cannot know, and is kept where a try fails', async () => {
  await page.show(section, offState)
  await page.press('Join another device')
  await page.tick('The recovery phrase')
  expect(page.text).toContain('it has nothing to compare with')
  await page.fill('Recovery phrase', phrase.slice(0, 23).join(' '))
  expect(page.text).toContain('23 of 24 words')
  await page.fill('Recovery phrase', phrase.join(' '))
  await page.fill('Address of the relay', 'sync.example.org')
  page.bridge.answers['sync.joinByPhrase'] = () => ({ step: 'fetching', done: 0, of: null })
  await page.press('Connect')
  expect(page.argsOf('sync.joinByPhrase')).toEqual([
    {
      phrase: phrase.join(' '),
      place: { kind: 'relay', address: 'sync.example.org' },
      deviceName: 'Studio',
    },
  ])
  await page.told((bridge) =>
    bridge.emit('sync.joiningChanged', {
      step: 'failed',
      message: 'The relay stopped answering. Nothing here was changed.',
    }),
  )
  expect(page.text).toContain('Nothing here was changed.')
  await page.press('Try again')
  expect(page.field('Recovery phrase').value).toBe(phrase.join(' '))
})

test('what is wrong with a code or a phrase is said at its field, which has the focus, and at no other', async () => {
  await page.show(section, offState)
  await page.press('Join another device')
  page.bridge.answers['sync.joinByCode'] = () => {
    throw new UserError('bad-code', 'This is no pairing code.')
  }
  page.bridge.answers['sync.joinByPhrase'] = () => {
    throw new UserError('wrong-phrase', 'This is not a recovery phrase.')
  }
  await page.fill('Code', '04DXN')
  await page.press('Connect')
  expect(page.text).toContain('This is no pairing code.')
  expect(document.activeElement).toBe(page.field('Code'))
  expect(page.field('Code').getAttribute('aria-invalid')).toBe('true')
  await page.tick('The recovery phrase')
  expect(page.text).not.toContain('This is no pairing code.')
  await page.fill('Recovery phrase', phrase.join(' '))
  await page.fill('Address of the relay', 'sync.example.org')
  await page.press('Connect')
  expect(page.text).toContain('This is not a recovery phrase.')
  expect(document.activeElement).toBe(page.field('Recovery phrase'))
  await page.fill('Recovery phrase', phrase.toReversed().join(' '))
  expect(page.text).not.toContain('This is not a recovery phrase.')
})

test('while nothing comes through a folder, it says which one it is here and what to look at', async () => {
  await page.show(section, offState)
  await page.press('Join another device')
  page.bridge.answers['sync.joinByCode'] = ({ folderToken }) => {
    if (folderToken === undefined) throw new UserError('folder-needed', 'This code leads through a folder.')
    return { step: 'connecting' }
  }
  page.bridge.answers['sync.chooseFolder'] = () => ({ folderToken: 'token', path: '/shared/Notes' })
  await page.fill('Code', '04DXN')
  await page.press('Connect')
  await page.press('Choose a folder…')
  await page.press('Connect')
  expect(page.text).toContain('see whether it is the folder that your other device uses')
  expect(page.text).toContain('/shared/Notes')
})

test('a join is cancelled before anything changed, and goes on by itself after that', async () => {
  page.bridge.answers['sync.joining'] = () => preview
  await page.show(section, offState)
  await page.press('Cancel')
  expect(page.argsOf('sync.cancelJoin')).toEqual([{}])
  expect(page.all('[role=dialog]')).toEqual([])
  page.close()

  page.bridge.answers = { 'sync.joining': () => ({ step: 'joining' }) }
  await page.show(section, offState)
  await page.press('Close')
  expect(page.argsOf('sync.cancelJoin')).toEqual([])
  expect(page.all('[role=dialog]')).toEqual([])
})

test('what the phrase could not know is said again at the end', async () => {
  page.bridge.answers['sync.joining'] = () => ({
    step: 'done',
    isComplete: true,
    caution: 'Compare with another device when you can.',
  })
  await page.show(section, offState)
  expect(page.text).toContain('Compare with another device when you can.')
})
