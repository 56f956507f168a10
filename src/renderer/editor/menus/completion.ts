import { Extension, type Editor, type Range } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion'
import { PopupList, type Choice } from './popup-list'

export interface CompletionSource<C extends Choice = Choice> {
  name: string
  /** What opens it, at the start of a word. */
  char: string
  label: string
  /** Whether what follows it may have spaces. */
  allowsSpaces?: boolean
  choices: (query: string, editor: Editor) => C[]
  /** Puts the choice in the place of what was typed. */
  choose: (choice: C, editor: Editor, range: Range) => void
}

/** A list that opens at a character while typing, and is filtered by what follows it. */
export function completion<C extends Choice>(source: CompletionSource<C>): Extension {
  const pluginKey = new PluginKey(source.name)
  return Extension.create({
    name: source.name,
    // Its arrows and Enter come before those of items and lists.
    priority: 950,
    addProseMirrorPlugins() {
      return [
        Suggestion<C, C>({
          editor: this.editor,
          pluginKey,
          char: source.char,
          allowSpaces: source.allowsSpaces ?? false,
          // For somebody who types: in meeting mode the caret goes from item to item and the keys do not.
          allow: ({ editor, state, range }) =>
            editor.view.hasFocus() && !state.doc.resolve(range.from).parent.type.spec.code,
          items: ({ query, editor }) => source.choices(query, editor),
          command: ({ editor, range, props }) => source.choose(props, editor, range),
          render: () => renderPopup(source.label),
        }),
      ]
    },
  })
}

function renderPopup<C extends Choice>(label: string) {
  let list: PopupList | undefined
  let props: SuggestionProps<C, C> | undefined

  let frame = 0

  // The text around the caret moves: totals appear above it, the page scrolls.
  const stayBesideCaret = (): void => {
    const rectangle = list && props?.clientRect?.()
    if (!rectangle) return
    list?.place(rectangle)
    frame = requestAnimationFrame(stayBesideCaret)
  }
  const close = (): void => {
    cancelAnimationFrame(frame)
    list?.remove()
    list = undefined
    const text = props?.editor.view.dom
    text?.removeAttribute('aria-activedescendant')
    text?.removeAttribute('aria-controls')
  }
  const announce = (): void => {
    const text = props?.editor.view.dom
    if (!list?.activeId || !text) return
    text.setAttribute('aria-controls', list.element.id)
    text.setAttribute('aria-activedescendant', list.activeId)
  }
  const show = (next: SuggestionProps<C, C>): void => {
    props = next
    // The list is there within a microtask; an empty one before it would only flicker.
    if (next.loading) return
    if (next.items.length === 0) return close()
    list ??= new PopupList({
      label,
      role: 'listbox',
      onChoose: ({ id }) => {
        const choice = props?.items.find((item) => item.id === id)
        if (choice) props?.command(choice)
      },
    })
    list.show(next.items)
    cancelAnimationFrame(frame)
    stayBesideCaret()
    announce()
  }
  return {
    onStart: show,
    onUpdate: show,
    onExit: close,
    onKeyDown: ({ event }: { event: KeyboardEvent }): boolean => {
      // A key with Mod or Alt is a shortcut, not a choice: Mod+Enter ticks, Alt+Up moves.
      if (!list || event.metaKey || event.ctrlKey || event.altKey) return false
      const isHandled = list.handleKey(event)
      announce()
      return isHandled
    },
  }
}
