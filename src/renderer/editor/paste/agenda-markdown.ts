import { agendaItemKinds, type AgendaItemKind } from '@shared/body/agenda-item'
import { partFromLabel, type PartName } from '@shared/body/agenda-part'

/**
 * Agenda items as the export writes them, made items again: a task that begins with its kind in bold, perhaps its minutes,
 * and under it parts that begin with their label in bold.
 */
export function markAgenda(body: HTMLElement): void {
  for (const item of body.querySelectorAll<HTMLElement>(':scope > ul > li[data-type="taskItem"]'))
    markItem(item)
  for (const line of body.querySelectorAll<HTMLElement>(':scope > p')) {
    const part = partOfLine(line)
    if (part && betweenItems.includes(part.name)) markPart(line, part)
  }
}

/** What also stands between items. In a text of any other kind "For:" is a word like others. */
const betweenItems: readonly PartName[] = ['listen', 'handled']

function markItem(item: HTMLElement): void {
  const line = headlineOf(item)
  const bold = firstChildOf(line)
  const kind =
    bold instanceof HTMLElement && bold.localName === 'strong' ? kindNamed(bold.textContent) : undefined
  if (!bold || !kind) return
  const after = bold.nextSibling
  const minutes = /^ \((\d{1,4}) min\)/.exec(after?.textContent ?? '')
  if (after) after.textContent = (after.textContent ?? '').slice(minutes?.[0].length ?? 0).trimStart()
  bold.remove()
  const { checked = 'false' } = item.dataset
  const made = item.ownerDocument.createElement('div')
  made.dataset['agendaItem'] = ''
  made.dataset['kind'] = kind
  made.dataset['minutes'] = minutes?.[1] ?? '0'
  made.dataset['ticked'] = checked
  made.append(...item.childNodes)
  for (const below of made.querySelectorAll<HTMLElement>(':scope > p')) {
    const part = below === line ? undefined : partOfLine(below)
    if (part) markPart(below, part)
  }
  item.replaceChildren(made)
  item.dataset['type'] = 'agendaItem'
}

/** The first line of a list's item; what stands in it without a paragraph is put in one. */
function headlineOf(item: HTMLElement): HTMLElement {
  const first = item.firstElementChild
  if (first instanceof HTMLElement && first.localName === 'p') return first
  const line = item.ownerDocument.createElement('p')
  const isBlock = (node: Node) =>
    node instanceof Element && /^(ul|ol|p|pre|blockquote|table|h\d|hr)$/.test(node.localName)
  const nodes = [...item.childNodes]
  const end = nodes.findIndex(isBlock)
  line.append(...(end === -1 ? nodes : nodes.slice(0, end)))
  item.prepend(line)
  return line
}

/** The part that a line begins with the label of, and the element that holds the label. */
function partOfLine(line: HTMLElement): { name: PartName; label: HTMLElement } | undefined {
  const label = firstChildOf(line)
  if (!(label instanceof HTMLElement) || label.localName !== 'strong') return undefined
  const name = label.textContent.endsWith(':') ? partFromLabel(label.textContent.slice(0, -1)) : undefined
  return name && { name, label }
}

function markPart(line: HTMLElement, { name, label }: { name: PartName; label: HTMLElement }): void {
  line.dataset['part'] = name
  label.remove()
}

/** The first child that holds something: what a task's box leaves behind is empty. */
function firstChildOf(line: HTMLElement): ChildNode | undefined {
  return [...line.childNodes].find((node) => node.textContent !== '')
}

function kindNamed(words: string): AgendaItemKind | undefined {
  return agendaItemKinds.find((kind) => kind.replace('-', ' ') === words)
}
