import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { cleanHtml } from './clean-html'

/** Takes in what other programs copy as the blocks it means, without how it looked there. */
export const CleanClipboard = Extension.create<{ say: (text: string) => void }>({
  name: 'cleanClipboard',

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
        },
      }),
    ]
  },
})
