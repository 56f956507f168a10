import type { EditorView } from '@tiptap/pm/view'
import { mountArm, type ArmName } from './arms'

/** Between keys: longer than the app gathers them for, so that what it does after a key is that key's. */
const pauseMs = 90

declare global {
  interface Window {
    mountArm: (name: ArmName) => Promise<void>
    typeKeys: (count: number) => Promise<number[]>
  }
}

window.mountArm = async (name) => {
  const element = document.getElementById('root')
  if (!element) throw new Error('the page has no #root')
  await mountArm(name, element)
}

/** Types into the middle of the text; the milliseconds each key took until layout was done. */
window.typeKeys = async (count) => {
  const element = document.querySelector('.ProseMirror') as HTMLElement & {
    pmViewDesc: { view?: EditorView }
    editor: { view: EditorView }
  }
  const { view } = element.editor
  const { doc } = view.state
  let position = Math.floor(doc.content.size / 2)
  while (!doc.resolve(position).parent.isTextblock) position += 1
  const durations: number[] = []
  for (let key = 0; key < count; key += 1) {
    durations.push(benchOneKey(view, position + key))
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  return durations
}

// The profile finds each key by this name.
function benchOneKey(view: EditorView, position: number): number {
  const begun = performance.now()
  view.dispatch(view.state.tr.insertText('x', position))
  void view.dom.offsetHeight
  return performance.now() - begun
}
