import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Inverse } from '@shared/ipc/calls/documents'
import { UndoStack } from '../../../src/renderer/documents/undo-stack'
import { UserError } from '@shared/ipc/user-error'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
beforeEach(() => bridge.reset())

/** An inverse that sets the person's name back. */
function inverseTo(value: string): Inverse {
  return { fields: [{ id: 'p', field: 'name', value, ifClock: '1' }], blocks: [] }
}

const nothing: Inverse = { fields: [], blocks: [] }

function textEditor(text = '') {
  const document = new Y.Doc()
  const shared = document.getText('body')
  shared.insert(0, text)
  const manager = new Y.UndoManager(shared)
  return {
    manager,
    document,
    text: () => shared.toJSON(),
    write: (words: string) => shared.insert(shared.length, words),
  }
}

function answerReverts(): string[] {
  const reverted: string[] = []
  bridge.answers['documents.revert'] = ({ inverse }) => {
    reverted.push(String(inverse.fields[0]?.value))
    return { inverse: inverseTo(`not ${String(inverse.fields[0]?.value)}`) }
  }
  return reverted
}

test('text and records are undone in the order they were done, and redone in turn', async () => {
  const reverted = answerReverts()
  const stack = new UndoStack()
  const editor = textEditor()
  stack.follow(editor.manager)
  editor.write('one')
  stack.pushRecord('Rename', inverseTo('Ana'))
  editor.write(' two')

  await stack.undo()
  expect(editor.text()).toBe('one')
  await stack.undo()
  expect(reverted).toEqual(['Ana'])
  await stack.undo()
  expect(editor.text()).toBe('')
  expect(stack.canUndo).toBe(false)

  await stack.redo()
  expect(editor.text()).toBe('one')
  await stack.redo()
  expect(reverted).toEqual(['Ana', 'not Ana'])
  await stack.redo()
  expect(editor.text()).toBe('one two')
  expect(stack.canRedo).toBe(false)
})

test('text written after an undo takes the redo away, of text and records', async () => {
  answerReverts()
  const stack = new UndoStack()
  const editor = textEditor()
  stack.follow(editor.manager)
  stack.pushRecord('Rename', inverseTo('Ana'))
  await stack.undo()
  expect(stack.canRedo).toBe(true)
  editor.write('new')
  expect(stack.canRedo).toBe(false)
})

test('text that was redone can be undone again', async () => {
  const stack = new UndoStack()
  const editor = textEditor()
  stack.follow(editor.manager)
  editor.write('one')
  await stack.undo()
  await stack.redo()
  await stack.undo()
  expect(editor.text()).toBe('')
  expect(stack.canUndo).toBe(false)
})

test('text written while a record is being undone is kept as an entry', async () => {
  const gate = Promise.withResolvers<void>()
  bridge.answers['documents.revert'] = async () => {
    await gate.promise
    return { inverse: inverseTo('Ana') }
  }
  const stack = new UndoStack()
  const editor = textEditor()
  stack.follow(editor.manager)
  stack.pushRecord('Rename', inverseTo('Ana'))
  const undoing = stack.undo()
  editor.write('meanwhile')
  gate.resolve()
  await undoing
  await stack.undo()
  expect(editor.text()).toBe('')
})

test('two quick undos are carried out one after the other', async () => {
  const reverted = answerReverts()
  const stack = new UndoStack()
  stack.pushRecord('First', inverseTo('first'))
  stack.pushRecord('Second', inverseTo('second'))
  await Promise.all([stack.undo(), stack.undo()])
  expect(reverted).toEqual(['second', 'first'])
})

test('an entry that changes nothing any more is passed over', async () => {
  const stack = new UndoStack()
  const editor = textEditor()
  stack.follow(editor.manager)
  editor.write('kept')
  bridge.answers['documents.revert'] = () => ({ inverse: nothing })
  stack.pushRecord('Overruled since', inverseTo('Ana'))
  await stack.undo()
  expect(editor.text()).toBe('')
  expect(stack.canUndo).toBe(false)
})

test('text that somebody else took away is passed over, to what was done before it', async () => {
  const reverted = answerReverts()
  const stack = new UndoStack()
  const editor = textEditor()
  stack.follow(editor.manager)
  stack.pushRecord('Rename', inverseTo('Ana'))
  editor.write('mine')
  editor.document.transact(() => editor.document.getText('body').delete(0, 4), 'elsewhere')
  await stack.undo()
  expect(reverted).toEqual(['Ana'])
  expect(stack.canRedo).toBe(true)
})

test('what the vault refused stays to be undone', async () => {
  const stack = new UndoStack()
  stack.pushRecord('Rename', inverseTo('Ana'))
  await expect(stack.undo()).rejects.toThrow('no answer for documents.revert')
  expect(stack.canUndo).toBe(true)
  const reverted = answerReverts()
  await stack.undo()
  expect(reverted).toEqual(['Ana'])
})

test('what the vault will never take makes room for what was done before it', async () => {
  const stack = new UndoStack()
  stack.pushRecord('Rename', inverseTo('Ana'))
  stack.pushRecord('Rename', inverseTo('Bo'))
  bridge.answers['documents.revert'] = () => {
    throw new UserError('does-not-fit', 'That is too long.')
  }
  await expect(stack.undo()).rejects.toThrow('That is too long.')
  const reverted = answerReverts()
  await stack.undo()
  expect(reverted).toEqual(['Ana'])
})

test('a closed editor takes its entries with it and leaves the others', async () => {
  const reverted = answerReverts()
  const stack = new UndoStack()
  const editor = textEditor()
  const forget = stack.follow(editor.manager)
  editor.write('one')
  stack.pushRecord('Rename', inverseTo('Ana'))
  editor.write('two')
  forget()
  await stack.undo()
  expect(reverted).toEqual(['Ana'])
  expect(stack.canUndo).toBe(false)
  editor.write('three')
  expect(stack.canUndo).toBe(false)
})

test('two editors are undone each in its turn, and brought into view', async () => {
  const stack = new UndoStack()
  const revealed: string[] = []
  const [one, other] = [textEditor(), textEditor()]
  stack.follow(one.manager, () => revealed.push('one'))
  stack.follow(other.manager, () => revealed.push('other'))
  one.write('a')
  other.write('b')
  one.write('c')
  await stack.undo()
  expect([one.text(), other.text()]).toEqual(['a', 'b'])
  await stack.undo()
  expect([one.text(), other.text()]).toEqual(['a', ''])
  expect(revealed).toEqual(['one', 'other'])
})
