import MarkdownIt from 'markdown-it'
import { markAgenda } from './agenda-markdown'

/** Tables and strikethrough too; HTML in it stays text. */
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true })

/** What no plain text has by chance: a line that begins a block, or a run marked in it. */
const signs = [
  /^#{1,6}\s\S/m,
  /^\s*[-*+]\s\S/m,
  /^\s*\d{1,3}[.)]\s\S/m,
  /^>\s/m,
  /^(```|~~~)/m,
  /^(-{3,}|\*{3,})$/m,
  /^\|.*\|\s*$/m,
  /\*\*\S[^*\n]*\*\*/,
  /`[^`\n]+`/,
  /\[[^\]\n]+\]\([^)\s]+\)/,
]

export function looksLikeMarkdown(text: string): boolean {
  return signs.some((sign) => sign.test(text))
}

/** Markdown as the HTML the schema reads. */
export function htmlFromMarkdown(text: string): HTMLElement {
  const page = new DOMParser().parseFromString(markdown.render(text), 'text/html')
  for (const code of page.querySelectorAll('pre > code'))
    code.textContent = code.textContent.replace(/\n$/, '')
  for (const item of page.querySelectorAll('li')) markTask(item)
  markAgenda(page.body)
  for (const list of page.querySelectorAll('ul')) splitTasks(list)
  return page.body
}

/** `[ ]` and `[x]` at the start of a list's item make it a task. */
function markTask(item: HTMLElement): void {
  const line = item.firstElementChild?.localName === 'p' ? item.firstElementChild : item
  const first = line.firstChild
  const box = first?.nodeType === Node.TEXT_NODE ? /^\[([ xX])\]\s+/.exec(first.textContent ?? '') : null
  if (!first || !box) return
  first.textContent = (first.textContent ?? '').slice(box[0].length)
  item.dataset['type'] = 'taskItem'
  item.dataset['checked'] = String(box[1] !== ' ')
}

/** A list of points and tasks becomes lists of one or the other, in order, and agenda items stand in none. */
function splitTasks(list: HTMLUListElement): void {
  const items = [...list.children].filter((child) => child instanceof HTMLElement)
  if (!items.some((item) => isTask(item) || isAgendaItem(item))) return
  const lists: HTMLElement[] = []
  for (const item of items) {
    if (isAgendaItem(item)) {
      lists.push(...item.querySelectorAll<HTMLElement>(':scope > div'))
      continue
    }
    let last = lists.at(-1)
    if (last?.localName !== 'ul' || isTask(item) !== (last.dataset['type'] === 'taskList')) {
      last = list.ownerDocument.createElement('ul')
      if (isTask(item)) last.dataset['type'] = 'taskList'
      lists.push(last)
    }
    last.append(item)
  }
  list.replaceWith(...lists)
}

function isAgendaItem(item: HTMLElement): boolean {
  return item.dataset['type'] === 'agendaItem'
}

function isTask(item: HTMLElement): boolean {
  return item.dataset['type'] === 'taskItem'
}
