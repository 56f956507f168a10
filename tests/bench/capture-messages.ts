import { countToFocus } from '../support/count-to-focus.ts'
import { launchApp } from '../support/launch-app.ts'
import type { Figure } from './figure'

/** How many messages bring the caret into the warm capture window. A page that is loaded on the way counts as well. */
export async function benchCaptureMessages(): Promise<Figure> {
  const app = await launchApp()
  try {
    const { messages, requests } = await countToFocus(app)
    return {
      id: 'A9 shortcut',
      what: 'messages from shortcut to focused input, requests of the page included',
      value: messages.length + requests.length,
      unit: 'messages',
      peer: '',
      peerValue: null,
      ratio: null,
      goal: 1,
      of: 'value',
      better: 'lower',
    }
  } finally {
    await app.dispose()
  }
}
