import { beforeEach, expect, test } from 'vitest'
import { UserError } from '@shared/ipc/user-error'
import { RecordEdits } from '../../../src/renderer/app/record-edits'
import { PendingWrites } from '../../../src/renderer/documents/pending-writes'
import { RowStore } from '../../../src/renderer/documents/row-store'
import { UndoStack } from '../../../src/renderer/documents/undo-stack'
import { captureLine } from '../../../src/renderer/features/search/capture-line'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
beforeEach(() => bridge.reset())

function editsOfAWindow(): RecordEdits {
  const ports = { pending: new PendingWrites(), undo: new UndoStack(), rows: new RowStore() }
  return new RecordEdits({ ...ports, say: () => undefined })
}

test('a line captured while the disk takes nothing is in the copy that is exported', async () => {
  bridge.answers['captures.commit'] = () => {
    throw new UserError('not-saved', 'The disk is full.')
  }
  const edits = editsOfAWindow()
  expect(await captureLine(edits, 'She asked about churn')).toBe('waiting')
  expect(edits.unsaved()).toMatchObject([{ kind: 'capture', fields: { text: 'She asked about churn' } }])
})

test('it is told from one that was refused, whose words stay where they were typed', async () => {
  bridge.answers['captures.commit'] = () => {
    throw new UserError('too-long', 'This is too long for a line.')
  }
  const edits = editsOfAWindow()
  expect(await captureLine(edits, 'Words')).toBe('refused')
  expect(edits.unsaved()).toEqual([])
})
