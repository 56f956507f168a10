import { textOf, type BodyNode } from '../body/body-node'
import { detailText } from '../body/detail-text'
import { splitItem } from '../body/agenda-part'

/**
 * What a problem offers besides itself (P3, "bring solutions, not just problems"), told from what stands under its
 * headline: in the parts of its form, where there is one, which read as their labels and words, or as it was written.
 */

/** "A: …", "Option 2) …", or lines of a list. */
export function countOptions(detail: string): number {
  const labels = [...detail.matchAll(/(?:^|[\s;(])(?:option\s+)?([A-F]|[1-6])\s?[:.)](?=\s)/gim)]
  const lines = detail.split('\n').filter((line) => /^\s*[-*•]\s+\S/.test(line) && !recommends(line))
  return Math.max(
    new Set(labels.map(([, label]) => label?.toUpperCase())).size,
    lines.length,
    /\beither\b.*\bor\b/is.test(detail) ? 2 : 0,
  )
}

export function recommends(words: string): boolean {
  return /\b(?:recommend(?:ation|ed)?|propose|suggest|prefer|favou?r|(?:i|we)(?:’d|'d| would) (?:go|take|choose|do|start|begin|pick)|my (?:choice|pick|view))\b/i.test(
    words,
  )
}

/** The option that a recommendation names, as its letter: "A", "Option B, since it is sooner", "2". Empty for other words. */
export function recommendedOption(recommendation: string): string {
  const found =
    /^\s*(?:option\s+)?([A-F]|[1-6])(?=\s*(?:$|[.,:;)–—-])|\s+(?:because|since|as|for|with|then)\b)/i.exec(
      recommendation,
    )
  const [, name = ''] = found ?? []
  return /\d/.test(name) ? 'ABCDEF'.charAt(Number(name) - 1) : name.toUpperCase()
}

/** Whether something is asked of the other person. */
export function asks(words: string): boolean {
  return /\b(?:i|we) (?:ask|need)\b|\b(?:can|could|would|will) you\b|\bplease\b|\b(?:the|my|our) ask\b|\byour (?:yes|ok|approval|decision|support|help)\b/i.test(
    words,
  )
}

/**
 * What a problem still needs, as one line; empty where it offers two ways out, the one to take, and says what is asked,
 * in itself or in the item right behind it.
 */
export function missingInWords(content: readonly BodyNode[], isAskBehind = false): string {
  const { headline, detail } = splitItem(content)
  const words = detailText(detail)
  const options = countOptions(words)
  const first = options >= 2 ? [] : [options === 1 ? 'add a second option' : 'add two options']
  const then = [
    ...(recommends(words) ? [] : ['which you recommend']),
    ...(isAskBehind || asks(words) || asks(headline ? textOf(headline) : '') ? [] : ['what you ask']),
  ]
  const said = then.length > 0 ? [`say ${then.join(' and ')}`] : []
  const line = [...first, ...said].join(', ')
  return line.charAt(0).toUpperCase() + line.slice(1)
}
