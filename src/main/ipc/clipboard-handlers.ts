import { clipboard, ClipboardItem } from 'electron'
import type { Handlers } from './serve'

export const clipboardHandlers: Pick<Handlers, Extract<keyof Handlers, `clipboard.${string}`>> = {
  'clipboard.write': async ({ text, html }) => {
    const forms: Record<string, string> = { 'text/plain': text }
    if (html !== undefined) forms['text/html'] = html
    await clipboard.write([new ClipboardItem(forms)])
    return {}
  },
}
