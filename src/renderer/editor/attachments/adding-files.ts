import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { refusalInWords } from '@shared/attachments/refusals'
import type { Attachment } from '@shared/body/attachment'
import { AddingProgress } from './adding-progress'
import type { AttachmentHost, GivenFile } from './attachment-host'
import { filesToPaste, givenFiles } from './given-files'
import { insertAttachments, keepPlace } from './insert-attachments'

interface AddingOptions {
  attachments: AttachmentHost
  say: (text: string) => void
}

/** Takes in images and files that are pasted or dropped. Whatever goes wrong, the text is left as it is. */
export const AddingFiles = Extension.create<AddingOptions>({
  name: 'addingFiles',
  // Ahead of the clipboard's cleaning: a copied image brings HTML along that only names it.
  priority: 1100,

  addProseMirrorPlugins() {
    const { options } = this
    return [
      new Plugin({
        key: new PluginKey('addingFiles'),
        props: {
          handlePaste: (view, event) => {
            const files = event.clipboardData ? filesToPaste(event.clipboardData) : []
            if (files.length === 0) return false
            void addFiles(view, files, options)
            return true
          },
          handleDrop: (view, event) => {
            // What is dragged within the text is moved.
            if (view.dragging || !event.dataTransfer) return false
            const files = givenFiles(event.dataTransfer)
            if (files.length === 0) return false
            event.preventDefault()
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
            if (at) view.dispatch(caretNear(view, at.pos))
            void addFiles(view, files, options)
            return true
          },
        },
      }),
    ]
  },
})

/** Asks for files and adds them where the caret is. */
export async function chooseFiles(view: EditorView, options: AddingOptions): Promise<void> {
  try {
    const files = await options.attachments.choose()
    if (view.isDestroyed) return
    view.focus()
    await addFiles(view, files, options)
  } catch (error) {
    options.say(messageOf(error))
  }
}

/** First the bytes of all of them are on disk; then the text names those that could be kept, in one step. */
async function addFiles(
  view: EditorView,
  files: readonly GivenFile[],
  { attachments, say }: AddingOptions,
): Promise<void> {
  if (files.length === 0) return
  const place = keepPlace(view.state, view.state.selection.head)
  const progress = new AddingProgress(view.dom.parentElement, files.length)
  const kept: Attachment[] = []
  const failures: string[] = []
  for (const [index, file] of files.entries()) {
    progress.begin(file.name, index)
    try {
      kept.push(await attachments.keep(file, (share) => progress.show(share)))
    } catch (error) {
      failures.push(messageOf(error))
    }
  }
  progress.end()
  if (!view.isDestroyed) insertAttachments(view, place(view.state), kept)
  else failures.push(...kept.map(({ name }) => refusalInWords('text-closed', name)))
  if (failures.length > 0) say(failures.join(' '))
}

function caretNear(view: EditorView, position: number) {
  const $position = view.state.doc.resolve(position)
  return view.state.tr.setSelection(TextSelection.near($position))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
