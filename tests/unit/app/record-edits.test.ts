import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Inverse } from '@shared/ipc/calls/documents'
import { UserError } from '@shared/ipc/user-error'
import { RecordEdits } from '../../../src/renderer/app/record-edits'
import { call } from '../../../src/renderer/documents/bridge'
import { PendingWrites } from '../../../src/renderer/documents/pending-writes'
import { RowStore } from '../../../src/renderer/documents/row-store'
import { UndoStack } from '../../../src/renderer/documents/undo-stack'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
const inverse = { fields: [], blocks: [] }

function editsOfAWindow() {
  const pending = new PendingWrites()
  const undo = new UndoStack(() => edits.retryWaiting())
  const said: { text: string; action?: { label: string; run: () => void } }[] = []
  const rows = new RowStore()
  const edits: RecordEdits = new RecordEdits({ pending, undo, rows, say: (words) => said.push(words) })
  return { edits, pending, undo, rows, said }
}

beforeEach(() => {
  bridge.reset()
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw))
})
afterEach(() => vi.unstubAllGlobals())

test('an edit is pending until the vault has it, then can be undone', async () => {
  const { edits, pending, undo } = editsOfAWindow()
  bridge.answers = { 'documents.write': () => ({ inverse }) }
  const saved = edits.write('Rename', [{ id: 'maria', fields: { name: 'Maria' } }])
  expect(pending.state.pending).toBe(1)
  expect(await saved).toBe('saved')
  expect(pending.state).toEqual({ pending: 0, failure: null })
  expect(undo.canUndo).toBe(true)
})

describe('a row that is edited', () => {
  async function storeWithMaria() {
    bridge.answers['rows.list'] = () =>
      JSON.stringify([{ id: 'maria', kind: 'person', fields: { name: 'Maria', role: 'CPO' } }])
    const window = editsOfAWindow()
    await window.rows.load('person')
    return { ...window, role: () => window.rows.get('person', 'maria')?.fields.role }
  }
  /** The documents that were written, in order. */
  const written = () =>
    bridge.made
      .filter(({ name }) => name === 'documents.write')
      .map(({ args }) => (args as { writes: { id: string }[] }).writes[0]?.id)
  const toVp = [{ id: 'maria', fields: { role: 'VP' } }]

  test('is shown before the disk has it', async () => {
    const { edits, role } = await storeWithMaria()
    const disk = Promise.withResolvers<{ inverse: Inverse }>()
    bridge.answers['documents.write'] = () => disk.promise
    const saved = edits.write('Change the role', toVp)
    expect(role()).toBe('VP')
    // As the vault does: the row is told before the edit is called saved.
    bridge.emit('rows.changed', {
      rows: [{ id: 'maria', kind: 'person', fields: { name: 'Maria', role: 'VP' } }],
    })
    disk.resolve({ inverse })
    await saved
    expect(role()).toBe('VP')
  })

  test('leaves once it was drawn; what cannot be shown before it is saved leaves at once', async () => {
    const { edits } = await storeWithMaria()
    bridge.answers['documents.write'] = () => ({ inverse })
    const frame = Promise.withResolvers<() => void>()
    vi.stubGlobal('requestAnimationFrame', frame.resolve)
    const shown = edits.write('Change the role', toVp)
    expect(written()).toEqual([])
    const draw = await frame.promise
    draw()
    expect(await shown).toBe('saved')
    expect(written()).toEqual(['maria'])
    const other = edits.write('Add a person', [{ id: 'tom', fields: { name: 'Tom' } }])
    expect(written()).toEqual(['maria', 'tom'])
    await other
  })

  test('goes behind an older edit that the disk refuses while it is drawn', async () => {
    const { edits } = await storeWithMaria()
    const disk = Promise.withResolvers<{ inverse: Inverse }>()
    bridge.answers['documents.write'] = () => disk.promise
    const older = edits.write('Add a person', [{ id: 'tom', fields: { name: 'Tom' } }])
    const shown = edits.write('Change the role', toVp)
    disk.reject(new UserError('not-saved', 'The disk is full.'))
    expect([await older, await shown]).toEqual(['waiting', 'waiting'])
    expect(written()).toEqual(['tom'])
    bridge.answers['documents.write'] = () => ({ inverse })
    await edits.retry()
    expect(written()).toEqual(['tom', 'tom', 'maria'])
  })

  test('is waited for before the window closes, drawn or not', async () => {
    const { edits } = await storeWithMaria()
    bridge.answers['documents.write'] = () => ({ inverse })
    vi.stubGlobal('requestAnimationFrame', () => undefined)
    const flushed = edits.flush()
    void edits.write('Change the role', toVp)
    await flushed
    expect(written()).toEqual(['maria'])
  })

  test('is shown as it was where the edit is refused', async () => {
    const { edits, role, said } = await storeWithMaria()
    bridge.answers['documents.write'] = () => {
      throw new UserError('does-not-fit', 'This is more than the field holds.')
    }
    expect(await edits.write('Change the role', toVp)).toBe('refused')
    expect(role()).toBe('CPO')
    expect(said).toHaveLength(1)
  })

  test('stays as the user made it while the disk takes nothing', async () => {
    const { edits, role } = await storeWithMaria()
    bridge.answers['documents.write'] = () => {
      throw new UserError('not-saved', 'The disk is full.')
    }
    expect(await edits.write('Change the role', toVp)).toBe('waiting')
    bridge.emit('rows.changed', {
      rows: [{ id: 'maria', kind: 'person', fields: { name: 'Maria Lindqvist', role: 'CPO' } }],
    })
    expect(role()).toBe('VP')
  })
})

test('undo pressed while an edit is on its way takes that edit back, and not the one before it', async () => {
  const { edits, undo } = editsOfAWindow()
  const undone: unknown[] = []
  const inverseTo = (value: string): Inverse => ({
    fields: [{ id: 'maria', field: 'role', value, ifClock: value }],
    blocks: [],
  })
  bridge.answers = {
    'documents.write': () => ({ inverse: inverseTo('before the first') }),
    'documents.revert': (args) => {
      undone.push(args.inverse.fields[0]?.value)
      return { inverse: args.inverse }
    },
  }
  await edits.write('Change the role', [{ id: 'maria', fields: { role: 'VP' } }])
  const disk = Promise.withResolvers<{ inverse: Inverse }>()
  bridge.answers['documents.write'] = () => disk.promise
  const second = edits.write('Change the role', [{ id: 'maria', fields: { role: 'CPO' } }])
  const pressed = undo.undo()
  disk.resolve({ inverse: inverseTo('before the second') })
  await Promise.all([second, pressed])
  expect(undone).toEqual(['before the second'])
})

test('what the disk did not take is kept, said, and written under the same id when tried again', async () => {
  const { edits, pending } = editsOfAWindow()
  bridge.answers = {
    'documents.write': () => {
      throw new UserError('not-saved', 'The disk is full.')
    },
  }
  expect(await edits.write('Rename', [{ id: 'maria', fields: { name: 'Maria' } }])).toBe('waiting')
  expect(pending.state).toEqual({ pending: 1, failure: 'The disk is full.' })
  bridge.answers = { 'documents.write': () => ({ inverse }) }
  await edits.retry()
  expect(pending.state).toEqual({ pending: 0, failure: null })
  const ids = bridge.made.map(({ args }) => (args as { commandId: string }).commandId)
  expect(new Set(ids).size).toBe(1)
  expect(ids).toHaveLength(2)
})

test('an edit made while an earlier one waits is written after it, and so is the one that counts', async () => {
  const { edits, pending } = editsOfAWindow()
  const written: unknown[] = []
  const full = () => {
    throw new UserError('not-saved', 'The disk is full.')
  }
  bridge.answers = { 'documents.write': full }
  expect(await edits.write('Rename', [{ id: 'maria', fields: { name: 'Mar' } }])).toBe('waiting')
  expect(await edits.write('Rename', [{ id: 'maria', fields: { name: 'Mari' } }])).toBe('waiting')
  // The disk has room again, and the next edit is the first to find out.
  bridge.answers = {
    'documents.write': ({ writes }) => {
      written.push(writes[0]?.fields['name'])
      return { inverse }
    },
  }
  expect(await edits.write('Rename', [{ id: 'maria', fields: { name: 'Maria' } }])).toBe('saved')
  expect(written).toEqual(['Mar', 'Mari', 'Maria'])
  expect(pending.state).toEqual({ pending: 0, failure: null })
})

describe('edits made within one round trip', () => {
  const full = () => new UserError('not-saved', 'The disk is full.')

  /** A disk that keeps the name that was written last, and refuses the attempts with these numbers. */
  function diskRefusing(...attempts: number[]) {
    const disk = { name: '', attempts: 0 }
    const keep = async (name: unknown) => {
      const before = disk.name
      const attempt = disk.attempts++
      // As the vault does, it answers a moment later.
      await Promise.resolve()
      if (attempts.includes(attempt)) throw full()
      disk.name = String(name)
      return {
        inverse: { fields: [{ id: 'maria', field: 'name', value: before, ifClock: disk.name }], blocks: [] },
      }
    }
    bridge.answers['documents.write'] = ({ writes }) => keep(writes[0]?.fields['name'])
    bridge.answers['documents.revert'] = (args) => keep(args.inverse.fields[0]?.value)
    return disk
  }
  const rename = (name: string) => [{ id: 'maria', fields: { name } }]

  test('where the disk refuses only the first, what was typed last stays', async () => {
    const { edits, pending } = editsOfAWindow()
    const disk = diskRefusing(0)
    const both = [edits.write('Rename', rename('Mari')), edits.write('Rename', rename('Maria'))]
    await Promise.all(both)
    await edits.retry()
    expect(disk.name).toBe('Maria')
    expect(pending.state).toEqual({ pending: 0, failure: null })
  })

  test('a call that names no fields goes behind an edit that the disk refuses, as plain writes do', async () => {
    const { edits } = editsOfAWindow()
    const disk = diskRefusing(0)
    const first = edits.write('Rename', rename('Mari'))
    const second = edits.run({
      label: 'Rename',
      perform: (commandId) => call('documents.write', { commandId, writes: rename('Maria') }),
    })
    expect([await first, await second]).toEqual(['waiting', 'waiting'])
    await edits.retry()
    expect(disk.name).toBe('Maria')
  })

  test('one that is made while an earlier one is tried again goes behind it and those that wait', async () => {
    const { edits } = editsOfAWindow()
    const disk = diskRefusing(0, 1)
    const first = edits.write('Rename', rename('M'))
    const second = edits.write('Rename', rename('Ma'))
    await first
    // Made at the very moment at which the first is known to be refused.
    const third = edits.write('Rename', rename('Mar'))
    expect([await second, await third]).toEqual(['waiting', 'waiting'])
    const retried = edits.retry()
    const fourth = edits.write('Rename', rename('Mari'))
    await retried
    expect(await fourth).toBe('saved')
    expect(disk.name).toBe('Mari')
  })

  test('one that is refused for good holds up none behind it', async () => {
    const { edits, said } = editsOfAWindow()
    const disk = diskRefusing()
    const keep = bridge.answers['documents.write']
    bridge.answers['documents.write'] = (args) => {
      if (args.writes[0]?.fields['name'] === '') throw new UserError('does-not-fit', 'A name is needed.')
      return keep?.(args) ?? { inverse }
    }
    const both = [edits.write('Rename', rename('')), edits.write('Rename', rename('Maria'))]
    expect(await Promise.all(both)).toEqual(['refused', 'saved'])
    expect(disk.name).toBe('Maria')
    expect(said).toHaveLength(1)
  })

  test('what counts is on disk whichever attempts it refuses, in any order of edits and retries', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('edit', 'retry', 'wait'), { minLength: 1, maxLength: 12 }),
        fc.uniqueArray(fc.nat(20), { maxLength: 8 }),
        async (steps, refused) => {
          bridge.reset()
          const { edits, pending } = editsOfAWindow()
          const disk = diskRefusing(...refused)
          const made: Promise<unknown>[] = []
          let last = ''
          for (const [number, step] of steps.entries()) {
            if (step === 'edit') made.push(edits.write('Rename', rename((last = String(number)))))
            if (step === 'retry') made.push(edits.retry())
            if (step === 'wait') await Promise.allSettled(made.slice(-1))
          }
          await Promise.all(made)
          for (let left = refused.length; left >= 0; left -= 1) await edits.retry()
          expect(disk.name).toBe(last)
          expect(pending.state).toEqual({ pending: 0, failure: null })
          expect(edits.unsaved()).toEqual([])
        },
      ),
    )
  })

  test('undo takes back the one that was refused, not the one before it', async () => {
    const { edits, undo } = editsOfAWindow()
    const disk = diskRefusing(1)
    await edits.write('Rename', rename('Mari'))
    expect(await edits.write('Rename', rename('Maria'))).toBe('waiting')
    await undo.undo()
    expect(disk.name).toBe('Mari')
    await edits.retry()
    expect(disk.name).toBe('Mari')
  })

  test('undo pressed while one is tried again takes that one back', async () => {
    const { edits, undo } = editsOfAWindow()
    const disk = diskRefusing(1)
    await edits.write('Rename', rename('Mari'))
    await edits.write('Rename', rename('Maria'))
    await Promise.all([edits.retry(), undo.undo()])
    expect(disk.name).toBe('Mari')
  })

  test('what is exported while the disk takes nothing has them all', async () => {
    const { edits } = editsOfAWindow()
    diskRefusing(0)
    await Promise.all([edits.write('Rename', rename('Mari')), edits.write('Rename', rename('Maria'))])
    expect(edits.unsaved()).toEqual([...rename('Mari'), ...rename('Maria')])
  })
})

test('what was refused is said, and leaves nothing pending', async () => {
  const { edits, pending, undo, said } = editsOfAWindow()
  bridge.answers = {
    'documents.write': () => {
      throw new UserError('no-such-document', 'This is no longer there.')
    },
  }
  expect(await edits.write('Rename', [{ id: 'maria', fields: {} }])).toBe('refused')
  expect(said.map(({ text }) => text)).toEqual(['Rename: This is no longer there.'])
  expect(pending.state).toEqual({ pending: 0, failure: null })
  expect(undo.canUndo).toBe(false)
})

test('a toast takes back the very edit it speaks of', async () => {
  const { edits, said } = editsOfAWindow()
  const mine = { fields: [{ id: 'maria', field: 'trashedAt', value: null, ifClock: 'a' }], blocks: [] }
  bridge.answers = { 'documents.write': () => ({ inverse: mine }), 'documents.revert': () => ({ inverse }) }
  await edits.write('Remove Maria', [{ id: 'maria', fields: {} }], 'Maria was removed')
  await edits.write('Rename', [{ id: 'jonas', fields: {} }])
  said[0]?.action?.run()
  expect(said[0]?.text).toBe('Maria was removed')
  await expect
    .poll(() => bridge.made.at(-1))
    .toMatchObject({ name: 'documents.revert', args: { inverse: mine } })
})

test('before the window closes an edit under way is waited for, and what the disk refuses then is not called saved', async () => {
  const { edits } = editsOfAWindow()
  const disk = Promise.withResolvers<{ inverse: Inverse }>()
  bridge.answers = { 'documents.write': () => disk.promise }
  const flushed = edits.flush()
  // A field that saves by itself is left at the same moment.
  const written = edits.write('Rename', [{ id: 'maria', fields: { name: 'Maria' } }])
  disk.reject(new UserError('not-saved', 'The disk is full.'))
  expect(await written).toBe('waiting')
  await expect(flushed).rejects.toThrow('not everything')
})

test('an edit that a damaged vault could not take is kept, and not called saved', async () => {
  const { edits, pending } = editsOfAWindow()
  bridge.answers = {
    'documents.write': () => {
      throw new UserError('vault-damaged', 'It is being put together again.')
    },
  }
  expect(await edits.write('Rename', [{ id: 'maria', fields: { name: 'Maria' } }])).toBe('waiting')
  expect(pending.state).toEqual({ pending: 1, failure: 'It is being put together again.' })
})
