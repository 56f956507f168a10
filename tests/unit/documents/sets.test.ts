import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineKind, memberField } from '@shared/documents/document'

const kind = defineKind({
  kind: 'agenda',
  words: { one: 'Agenda', many: 'Agendas' },
  hasBody: false,
  sets: ['letGo'],
  shape: { letGo: z.array(z.string().max(9)).default([]), title: z.string().default('') },
  privateFields: [],
  titleOf: ({ title }) => title,
  searchText: ({ title }) => title,
})

test('each member of a set is a register of its own', () => {
  expect(kind.read({ [memberField('letGo', 'a')]: true, [memberField('letGo', 'b')]: true }).letGo).toEqual([
    'a',
    'b',
  ])
  expect(kind.read({ [memberField('letGo', 'a')]: false }).letGo).toEqual([])
})

test('what an earlier version wrote as one list counts, until a register says otherwise', () => {
  const earlier = { letGo: ['a', 'b'] }
  expect(kind.read(earlier).letGo).toEqual(['a', 'b'])
  expect(kind.read({ ...earlier, 'letGo/a': false, 'letGo/c': true }).letGo).toEqual(['b', 'c'])
  // As undoing leaves a register that was not there before.
  expect(kind.read({ ...earlier, 'letGo/a': null }).letGo).toEqual(['a', 'b'])
})

test('what does not fit is not in the set', () => {
  expect(kind.read({ letGo: 'a', 'letGo/b': true, 'letGo/c': 'yes', letGone: true }).letGo).toEqual(['b'])
  expect(kind.read({ 'letGo/b': true, [`letGo/${'c'.repeat(10)}`]: true }).letGo).toEqual(['b'])
})
