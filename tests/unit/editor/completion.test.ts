// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { openEditor, type, type OpenedEditor } from '../../support/editor'

let opened: OpenedEditor | undefined
afterEach(() => opened?.close())

const lists = () => document.querySelectorAll('[role="listbox"]').length

test('a list opens for who types, and not where the caret is only led to', async () => {
  opened = openEditor([agendaItem('one', 'discuss', '')])
  const { editor } = opened
  type(editor, '#pri')
  await new Promise((resolve) => setTimeout(resolve))
  expect(lists()).toBe(0)
  editor.view.dom.tabIndex = 0
  editor.view.focus()
  type(editor, 'c')
  await vi.waitFor(() => expect(lists()).toBe(1))
})
