import { isUnfilledPrompt } from '../prompts'
import { saysSomething, type Finding, type Prepared } from './finding'

/** P5: minutes held for nothing. A template's prompts are no finding; they wait to be written over. */
export function itemHasWords({ items }: Prepared): Finding | undefined {
  const wordless = items.find((item) => !saysSomething(item) && !isUnfilledPrompt(item))
  if (!wordless) return undefined
  return {
    rule: 'item-has-words',
    text: 'An item has no words',
    reason: 'It takes its minutes, and nobody knows what for.',
    fixLabel: 'Go there',
    fix: { type: 'focusItem', itemId: wordless.id },
  }
}
