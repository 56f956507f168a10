import { expect, test } from 'vitest'
import { initialJoin, isProtectedWell, joiningOf } from '../../../src/renderer/features/devices/join-draft'
import { protectionErrors } from '../../../src/renderer/features/devices/protection-draft'
import { offState } from '../../support/sync-states'

const phrase = Array.from({ length: 24 }, (_, index) => `Word${'abcdefghijklmnopqrstuvwx'[index]}`).join('\n')
const empty = initialJoin(offState)

test('a code is enough; the folder it leads through goes with it', () => {
  expect(joiningOf(empty)).toBeUndefined()
  const draft = { ...empty, code: ' 04DXN-8QK2M ' }
  expect(joiningOf(draft)).toEqual({ way: 'code', args: { code: '04DXN-8QK2M', deviceName: 'Studio' } })
  const place = { ...empty.place, folder: { folderToken: 't', path: '/shared' } }
  expect(joiningOf({ ...draft, place })?.args).toMatchObject({ folderToken: 't' })
})

test('a phrase needs all its words and a place to meet', () => {
  const place = { ...empty.place, address: ' sync.example.org ', invite: ' ' }
  const draft = { ...empty, way: 'phrase' as const, phrase, place }
  expect(joiningOf(draft)?.args).toMatchObject({
    phrase: phrase.toLowerCase().replaceAll('\n', ' '),
    place: { kind: 'relay', address: 'sync.example.org' },
  })
  expect(joiningOf({ ...draft, phrase: phrase.slice(0, -6) })).toBeUndefined()
  expect(joiningOf({ ...draft, place: empty.place })).toBeUndefined()
  expect(joiningOf({ ...draft, deviceName: ' ' })).toBeUndefined()
})

test('where there is no keychain a passphrase is offered, long enough and typed twice alike', () => {
  const { protection } = initialJoin({ ...offState, hasKeychain: false })
  expect(protection.hasPassphrase).toBe(true)
  expect(protectionErrors(protection)).toHaveProperty('passphrase')
  expect(protectionErrors({ ...protection, passphrase: 'four odd words', repeated: 'four odd' })).toEqual({
    repeated: 'The two are not the same.',
  })
  const both = { ...protection, passphrase: 'four odd words', repeated: 'four odd words' }
  expect(isProtectedWell({ ...empty, protection: both })).toBe(true)
  expect(joiningOf({ ...empty, code: 'c', protection: both })?.args.passphrase).toBe('four odd words')
  expect(isProtectedWell({ ...empty, protection: { ...protection, hasPassphrase: false } })).toBe(true)
})
