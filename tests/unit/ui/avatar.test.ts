import { expect, test } from 'vitest'
import { initialsOf } from '../../../src/renderer/ui/Avatar'

test.each([
  ['Maria Ortega', 'MO'],
  ['maria', 'MA'],
  ['Ana de la Cruz', 'AC'],
  ['  Jonas   Berg ', 'JB'],
  ['王小明', '王小'],
  ['', ''],
])('the initials of %j are %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
