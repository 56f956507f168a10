import { expect, test } from 'vitest'
import { signalTypes } from '@shared/documents/kinds/signal'
import { listedCommands } from '../../../src/renderer/app/app-commands'
import { bulkActionOf, bulkActions } from '../../../src/renderer/features/signals/bulk-actions'
import { keyOfType } from '../../../src/renderer/features/signals/signal-words'

const pressed = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })

test('the list of shortcuts has every key of the list', () => {
  const listed = listedCommands.filter(({ boundBy }) => boundBy === 'list').map(({ keys }) => keys)
  for (const { keys } of bulkActions) expect(listed).toContain(keys)
  expect(new Set(listed).size).toBe(listed.length)
})

test('a key alone is an action, with Control it is not', () => {
  expect(bulkActionOf(pressed('k'))?.id).toBe('kind')
  expect(bulkActionOf(pressed('Delete'))?.id).toBe('remove')
  expect(bulkActionOf(pressed('k', { ctrlKey: true }))).toBeUndefined()
  expect(bulkActionOf(pressed('q'))).toBeUndefined()
})

test('every kind has a key of its own', () => {
  expect(new Set(signalTypes.map((type) => keyOfType[type])).size).toBe(signalTypes.length)
})
