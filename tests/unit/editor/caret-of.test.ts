// @vitest-environment jsdom
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, expect, test } from 'vitest'
import { paragraph } from '@shared/body/body-node'
import { takeOverSelection } from '../../../src/renderer/editor/keys/caret-of'
import { openEditor, type OpenedEditor } from '../../support/editor'

let opened: OpenedEditor
afterEach(() => opened.close())

/** Moves the page's caret as a key does of which the editor was not told yet. */
function movePage(line: number, offset: number): void {
  const shown = opened.editor.view.dom.children[line]
  if (!shown) throw new Error(`no line ${line}`)
  document.getSelection()?.collapse(shown.firstChild instanceof Text ? shown.firstChild : shown, offset)
}

/** The caret as the editor has it once the next key is pressed. */
function atNextKey(): [text: string, offset: number] {
  takeOverSelection(opened.editor.view)
  const { $head } = opened.editor.state.selection
  return [$head.parent.textContent, $head.parentOffset]
}

function openLines(...lines: string[]): void {
  opened = openEditor(lines.map((line) => paragraph(line)))
  const { view } = opened.editor
  view.dom.tabIndex = 0
  view.focus()
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 1)))
}

test('whatever a key did to the caret, the next one finds it there: along a line, to another and back', () => {
  openLines('one', 'two', '')
  movePage(0, 0)
  expect(atNextKey()).toEqual(['one', 0])
  movePage(0, 2)
  expect(atNextKey()).toEqual(['one', 2])
  expect(atNextKey()).toEqual(['one', 2])
  // Back and forth at the same place of two lines.
  for (const line of [1, 0, 1, 0]) {
    movePage(line, 2)
    expect(atNextKey()).toEqual([['one', 'two'][line], 2])
  }
  movePage(0, 0)
  expect(atNextKey()).toEqual(['one', 0])
  // An empty line has no text to be in.
  movePage(2, 0)
  expect(atNextKey()).toEqual(['', 0])
  movePage(0, 0)
  expect(atNextKey()).toEqual(['one', 0])
})

test('what came before the caret is followed, and what is selected', () => {
  openLines('one', 'two')
  movePage(1, 1)
  expect(atNextKey()).toEqual(['two', 1])
  const { view } = opened.editor
  view.dispatch(view.state.tr.insertText('more ', 1))
  expect(atNextKey()).toEqual(['two', 1])
  const text = view.dom.children[1]?.firstChild
  if (!text) throw new Error('no text')
  document.getSelection()?.setBaseAndExtent(text, 0, text, 3)
  expect(atNextKey()).toEqual(['two', 3])
  expect(view.state.selection.empty).toBe(false)
})
