/**
 * Word writes lists as paragraphs that look like list items: `mso-list:l0 level2 lfo1` in the style says which list
 * and how deep, and a span with `mso-list:Ignore` holds the bullet or number as text. They become real lists here.
 */
export function listsFromWord(body: HTMLElement): void {
  const paragraphs = [...body.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6, div')].filter(
    isListItem,
  )
  for (const paragraph of paragraphs) {
    if (!paragraph.isConnected || paragraph.closest('[data-word-list]')) continue
    gatherRun(paragraph)
  }
  for (const list of body.querySelectorAll('[data-word-list]')) list.removeAttribute('data-word-list')
}

interface WordItem {
  element: HTMLElement
  level: number
  isOrdered: boolean
}

function isListItem(element: HTMLElement): boolean {
  const style = element.getAttribute('style') ?? ''
  return (
    /mso-list:\s*l\d+/.test(style) ||
    (element.className.startsWith('MsoListParagraph') && marker(element) !== null)
  )
}

/** The paragraphs that follow one another as one list. */
function gatherRun(first: HTMLElement): void {
  const items: WordItem[] = []
  for (let next: Element | null = first; next instanceof HTMLElement && isListItem(next);) {
    items.push(readItem(next))
    next = next.nextElementSibling
  }
  const document = first.ownerDocument
  const anchor = document.createComment('')
  first.before(anchor)

  const open: { list: HTMLElement; level: number }[] = []
  for (const { element, level, isOrdered } of items) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop()
    let top = open.at(-1)
    if (!top || top.level < level) {
      const list = document.createElement(isOrdered ? 'ol' : 'ul')
      list.dataset['wordList'] = ''
      const parent = top?.list.lastElementChild
      if (parent) parent.append(list)
      else anchor.before(list)
      top = { list, level }
      open.push(top)
    }
    const item = document.createElement('li')
    const line = document.createElement('p')
    line.append(...element.childNodes)
    item.append(line)
    top.list.append(item)
    element.remove()
  }
  anchor.remove()
}

function readItem(element: HTMLElement): WordItem {
  const level = Number(/level(\d+)/.exec(element.getAttribute('style') ?? '')?.[1] ?? 1)
  const found = marker(element)
  // "1." and "a)" and "iv." count; every other sign is a bullet, "o" and "§" of Word's symbol fonts too.
  const isOrdered = /^\(?([0-9]+|[a-z]|[ivxlc]+)[.)]/i.test(found?.textContent.trim() ?? '')
  found?.remove()
  return { element, level, isOrdered }
}

/** The span that holds the bullet or number. */
function marker(element: HTMLElement): Element | null {
  return (
    [...element.querySelectorAll('span')].find((span) =>
      /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''),
    ) ?? null
  )
}
