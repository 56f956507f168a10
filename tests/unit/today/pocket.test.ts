import { expect, test } from 'vitest'
import { openerKind, type Opener } from '@shared/documents/kinds/opener'
import { personKind } from '@shared/documents/kinds/person'
import { pocketOpeners } from '../../../src/renderer/features/today/Pocket'

const opener = (id: string, fields: Record<string, unknown>): Opener =>
  openerKind.readRow({ id, kind: 'opener', fields: { fact: 'A fact.', createdAt: '2026-11-20', ...fields } })
const meets = (id: string) => ({ person: personKind.readRow({ id, kind: 'person', fields: {} }) })
const asked = { question: 'What would you delay?' }

test('openers to have at hand: with a question first, then as their people are met, then the newest', () => {
  const openers = [
    opener('no question', { personId: 'maria' }),
    opener('met later', { personId: 'jonas', ...asked }),
    opener('met never', { personId: 'elif', ...asked }),
    opener('met next', { personId: 'maria', ...asked }),
    opener('met next, newer', { personId: 'maria', createdAt: '2026-11-21', ...asked }),
  ]
  const order = pocketOpeners(openers, [meets('maria'), meets('jonas')]).map(({ id }) => id)
  expect(order).toEqual(['met next, newer', 'met next', 'met later', 'met never', 'no question'])
})

test('what was asked or answered, and what says nothing, is not carried about', () => {
  const openers = [
    opener('asked', { status: 'asked', ...asked }),
    opener('answered', { status: 'answered', ...asked }),
    opener('empty', { fact: '', question: '' }),
    opener('planned', { status: 'planned', ...asked }),
  ]
  expect(pocketOpeners(openers, []).map(({ id }) => id)).toEqual(['planned'])
})
