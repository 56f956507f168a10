import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RecordEdit } from '../../../src/renderer/app/record-edits'
import { planOpener } from '../../../src/renderer/features/openers/opener-edits'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()

test('what was typed last is on its way before an opener is put on the agenda', async () => {
  const order: string[] = []
  const inverse = { fields: [], blocks: [] }
  bridge.answers['openers.plan'] = () => {
    order.push('planned')
    return { inverse, itemId: 'item' }
  }
  const flush = async () => {
    await Promise.resolve()
    order.push('flushed')
  }
  const sessions = { get: (id: string) => (id === 'weekly' ? { flush } : undefined) }
  const edits = {
    run: async ({ perform }: Pick<RecordEdit, 'perform'>) => {
      await perform(randomUUID())
      return 'saved' as const
    },
  }
  const fields = { personId: 'maria', fact: '', question: 'Why now?', angle: '' as const }
  const kept = { id: 'opener', fields: { ...fields, signalId: null, evergreenId: null } }
  await planOpener(edits, kept, { meetingId: 'weekly', sessions })
  expect(order).toEqual(['flushed', 'planned'])
})
