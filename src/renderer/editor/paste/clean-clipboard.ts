import { Extension } from '@tiptap/core'
import { DOMParser as BodyParser, type Slice } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { cleanHtml } from './clean-html'
import { htmlFromMarkdown, looksLikeMarkdown } from './markdown'
import { readableText } from './readable-text'

/** Takes in what other programs copy as the blocks it means, without how it looked there. */
export const CleanClipboard = Extension.create<{ say: (text: string) => void }>({
  name: 'cleanClipboard',
  // Before the editor's own way of copying text.
  priority: 1000,

  addOptions() {
    return { say: () => undefined }
  },

  addProseMirrorPlugins() {
    const { say } = this.options
    return [
      new Plugin({
        key: new PluginKey('cleanClipboard'),
        props: {
          transformPastedHTML: (html) => {
            const cleaned = cleanHtml(html)
            if (cleaned.pictures > 0) {
              say(
                cleaned.pictures === 1
                  ? 'A picture was left out.'
                  : `${cleaned.pictures} pictures were left out.`,
              )
            }
            return cleaned.html
          },
          // Without a slice ProseMirror takes the text as it is; so with Shift, which asks for that.
          clipboardTextParser: (text, $context, isPlain, view) => {
            if (isPlain || !looksLikeMarkdown(text)) return undefined as unknown as Slice
            const parser = BodyParser.fromSchema(view.state.schema)
            return parser.parseSlice(htmlFromMarkdown(text), { context: $context })
          },
          clipboardTextSerializer: readableText,
        },
      }),
    ]
  },
})
