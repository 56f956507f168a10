import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { mountArm, type ArmName } from './arms'

declare global {
  interface Window {
    mountArm: (name: ArmName) => Promise<void>
    typeKeys: (count: number, pauseMs: number) => Promise<number[]>
    /** Puts the caret into the middle of the text. */
    placeCaret: () => void
    /** The milliseconds our own code took since the last call. */
    takeOwnTime: () => number
    /** See `timeOwnCode`. */
    ownTime: { spentMs: number }
  }
}

window.mountArm = async (name) => {
  const element = document.getElementById('root')
  if (!element) throw new Error('the page has no #root')
  await mountArm(name, element)
}

/** Types into the middle of the text; the milliseconds each key took until layout was done. */
window.typeKeys = async (count, pauseMs) => {
  const view = openView()
  const position = middle(view)
  const durations: number[] = []
  for (let key = 0; key < count; key += 1) {
    const begun = performance.now()
    view.dispatch(view.state.tr.insertText('x', position + key))
    void view.dom.offsetHeight
    durations.push(performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return durations
}

window.placeCaret = () => {
  const view = openView()
  view.focus()
  const caret = TextSelection.create(view.state.doc, middle(view))
  view.dispatch(view.state.tr.setSelection(caret).scrollIntoView())
  window.takeOwnTime()
}

window.takeOwnTime = () => {
  const { spentMs } = window.ownTime
  window.ownTime.spentMs = 0
  return spentMs
}

function openView(): EditorView {
  const element = document.querySelector('.ProseMirror') as HTMLElement & { editor: { view: EditorView } }
  return element.editor.view
}

function middle({ state: { doc } }: EditorView): number {
  let position = Math.floor(doc.content.size / 2)
  while (!doc.resolve(position).parent.isTextblock) position += 1
  return position
}
