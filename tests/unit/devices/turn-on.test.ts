// @vitest-environment jsdom
import { createElement } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { UserError } from '@shared/ipc/user-error'
import { DevicesSection } from '../../../src/renderer/features/devices/DevicesSection'
import { DevicesPage } from '../../support/devices-page'
import { offState, onState } from '../../support/sync-states'

const words = (
  'abandon ability able about above absent absorb abstract absurd abuse access accident ' +
  'account accuse achieve acid acoustic acquire across act action actor actress actual'
).split(' ')
const fresh = { ...onState, transports: [], devices: onState.devices.slice(0, 1) }

const page = new DevicesPage()
const section = createElement(DevicesSection)

beforeEach(() => {
  page.bridge.answers = { 'sync.prepare': () => ({ words }), 'sync.create': () => fresh }
})
afterEach(() => page.close())

/** To where the phrase is typed back. */
async function goToRetype(): Promise<void> {
  await page.press('Turn on sync')
  await page.press('Show the recovery phrase')
  await page.press('I have written it down')
}

const marks = () => page.all('[data-mark]').map(({ dataset }) => dataset['mark'])

test('from the name of the device to where the devices meet, from the keyboard alone', async () => {
  await page.show(section, offState)
  await page.press('Turn on sync')
  expect(page.field('Name of this device').value).toBe('Studio')
  expect(document.activeElement).toBe(page.field('Name of this device'))
  await page.fill('Name of this device', 'Attic')
  await page.press('Show the recovery phrase')
  const shown = page.all('[aria-label="Recovery phrase"] li').map(({ textContent }) => textContent)
  expect(shown).toEqual(words.map((word, index) => `${index + 1} ${word}`))

  await page.press('I have written it down')
  expect(document.activeElement).toBe(page.field('The 24 words'))
  expect(page.button('Turn on sync').disabled).toBe(false)
  await page.fill('The 24 words', `  ${words.join('\n').toUpperCase()} `)
  expect(page.text).toContain('All 24 words are right.')
  await page.pressKey('Enter')
  expect(page.argsOf('sync.create')).toEqual([{ phrase: words.join(' '), deviceName: 'Attic' }])

  expect(page.text).toContain('Say where your devices meet')
  await page.fill('Address of the relay', 'sync.example.org')
  page.bridge.answers['sync.addRelay'] = () => onState
  await page.press('Add the relay')
  expect(page.all('[role=dialog]')).toEqual([])
  expect(page.text).toContain('Everything written here is on Laptop.')
  expect(page.argsOf('sync.forgetPhrase')).toEqual([])
})

test('a wrong word is marked, and nothing is turned on with it', async () => {
  await page.show(section, offState)
  await goToRetype()
  const typed = words.with(6, 'absorbed').slice(0, 10).join(' ')
  await page.fill('The 24 words', typed)
  expect(marks().filter((mark) => mark === 'wrong')).toHaveLength(1)
  expect(marks().indexOf('wrong')).toBe(6)
  expect(page.text).toContain('Word 7 is not the one on the list.')
  await page.fill('The 24 words', words.with(6, 'absorbed').join(' '))
  await page.pressKey('Enter')
  expect(page.argsOf('sync.create')).toEqual([])
  await page.press('Show the words again')
  expect(page.all('[aria-label="Recovery phrase"] li')).toHaveLength(24)
})

test('what the main process refuses is said, and the phrase stays', async () => {
  await page.show(section, offState)
  await goToRetype()
  page.bridge.answers['sync.create'] = () => {
    throw new UserError('wrong-phrase', 'That is not the phrase.')
  }
  await page.fill('The 24 words', words.join(' '))
  await page.pressKey('Enter')
  expect(page.text).toContain('That is not the phrase.')
  expect(page.field('The 24 words').value).toBe(words.join(' '))
})

test('leaving before the phrase was typed back is asked about, and forgets it', async () => {
  await page.show(section, offState)
  await goToRetype()
  await page.pressKey('Escape')
  expect(page.all('[role=alertdialog]')[0]?.textContent).toContain('sync stays off')
  await page.press('Cancel')
  // The focus comes back with the next frame.
  await expect.poll(() => document.activeElement).toBe(page.field('The 24 words'))
  await page.pressKey('Escape')
  await page.press('Leave')
  expect(page.all('[role=dialog]')).toEqual([])
  expect(page.argsOf('sync.forgetPhrase')).toEqual([{}])
  expect(page.argsOf('sync.create')).toEqual([])
})

test('the phrase is forgotten also where the screen goes', async () => {
  await page.show(section, offState)
  await page.press('Turn on sync')
  await page.press('Show the recovery phrase')
  const { made } = page.bridge
  page.close()
  expect(made.map(({ name }) => name)).toContain('sync.forgetPhrase')
})

test('the page for the printer holds the phrase, the day and what it is for', async () => {
  await page.show(section, offState)
  await page.press('Turn on sync')
  await page.press('Show the recovery phrase')
  page.bridge.answers['sync.printPhrase'] = () => ({})
  await page.press('Print…')
  expect(page.argsOf('sync.printPhrase')).toEqual([{}])
  const [paper] = page.all('body > .phrase-page')
  expect(paper?.querySelectorAll('li')).toHaveLength(24)
  expect(paper?.textContent).toContain('open your Leadup workspace on a new device')
  expect(paper?.textContent).toContain(String(new Date().getFullYear()))
  expect(paper?.textContent).not.toContain('Studio')
  await page.press('I have written it down')
  expect(page.all('.phrase-page')).toEqual([])
})

test('where there is no keychain that is said, and a passphrase goes with the founding', async () => {
  await page.show(section, { ...offState, hasKeychain: false, protection: 'none' })
  await page.press('Turn on sync')
  expect(page.text).toContain('This system has no keychain that protects.')
  await page.press('Show the recovery phrase')
  expect(page.text).toContain('At least 8 characters')
  await page.fill('Passphrase', 'four odd words')
  await page.fill('The same again', 'four odd words')
  await page.press('Show the recovery phrase')
  await page.press('I have written it down')
  await page.fill('The 24 words', words.join(' '))
  await page.pressKey('Enter')
  expect(page.argsOf('sync.create')).toEqual([
    { phrase: words.join(' '), deviceName: 'Studio', passphrase: 'four odd words' },
  ])
})
