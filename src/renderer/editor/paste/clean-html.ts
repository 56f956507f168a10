import { listsFromWord } from './word-lists'

export interface CleanedHtml {
  html: string
  /** Pictures that were left out. */
  pictures: number
}

/** Holds no words of the page's text. */
const withoutWords =
  'script, style, meta, link, title, head, xml, template, noscript, iframe, object, svg, canvas'

/**
 * HTML from the clipboard as plain structure: Word's fake lists made real, Google Docs' bold wrapper that is not bold
 * taken off, weights said in styles turned into marks, everything about looks dropped. What this editor copied itself
 * is left as it is.
 */
export function cleanHtml(html: string): CleanedHtml {
  if (html.includes('data-pm-slice')) return { html, pictures: 0 }
  const page = new DOMParser().parseFromString(html, 'text/html')
  const { body } = page
  removeComments(page)
  for (const element of body.querySelectorAll(withoutWords)) element.remove()
  removeOfficeElements(body)
  listsFromWord(body)
  unwrapGoogleDocs(body)
  marksFromStyles(body)
  const pictures = dropPictures(body)
  nestLists(body)
  unwrapAroundCells(body)
  for (const element of body.querySelectorAll('*')) keepMeaning(element)
  unwrapAll(body, 'span, font')
  return { html: body.innerHTML, pictures }
}

function removeComments(page: Document): void {
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

/** `o:p`, `w:sdt` and their kind: an HTML parser keeps them as elements with a colon in the name. */
function removeOfficeElements(body: HTMLElement): void {
  for (const element of body.querySelectorAll('*')) {
    if (element.localName.includes(':')) unwrap(element)
  }
  // A comment's text and its anchor in the margin.
  for (const element of body.querySelectorAll(
    '.MsoCommentReference, .msocomanchor, .msocomtxt, [id^="_com_"]',
  )) {
    element.remove()
  }
}

/** Google Docs wraps everything in `<b style="font-weight:normal" id="docs-internal-guid-…">`. */
function unwrapGoogleDocs(body: HTMLElement): void {
  for (const element of body.querySelectorAll('[id^="docs-internal-guid"]')) unwrap(element)
  for (const element of body.querySelectorAll<HTMLElement>('b, strong')) {
    if (/^(normal|[1-4]00)$/.test(element.style.fontWeight)) unwrap(element)
  }
  for (const element of body.querySelectorAll<HTMLElement>('i, em')) {
    if (element.style.fontStyle === 'normal') unwrap(element)
  }
}

const styleMarks: [string, (style: CSSStyleDeclaration) => boolean][] = [
  ['strong', ({ fontWeight }) => /^(bold|bolder|[6-9]00)$/.test(fontWeight)],
  ['em', ({ fontStyle }) => fontStyle === 'italic' || fontStyle === 'oblique'],
  ['s', (style) => decoration(style).includes('line-through')],
  ['u', (style) => decoration(style).includes('underline')],
]

/** Google Docs and many pages say bold and italic in styles alone. */
function marksFromStyles(body: HTMLElement): void {
  for (const span of body.querySelectorAll<HTMLElement>('span[style]')) {
    for (const [mark, isMeant] of styleMarks) {
      // Every link is underlined there; that says nothing.
      if (!isMeant(span.style) || (mark === 'u' && span.closest('a'))) continue
      const element = body.ownerDocument.createElement(mark)
      element.append(...span.childNodes)
      span.append(element)
    }
  }
}

function decoration(style: CSSStyleDeclaration): string {
  return `${style.textDecoration} ${style.textDecorationLine}`
}

/** Counts what a reader would miss: not the invisible pixels that mails and pages carry. */
function dropPictures(body: HTMLElement): number {
  let count = 0
  for (const picture of body.querySelectorAll('img, picture, video')) {
    if (!picture.isConnected) continue
    const isPixel = ['width', 'height'].some((side) => Number(picture.getAttribute(side) ?? 100) <= 1)
    if (!isPixel) count += 1
    picture.remove()
  }
  return count
}

/** Lists directly in lists, as Google Docs and Outlook write nested ones, belong to the item before them. */
function nestLists(body: HTMLElement): void {
  for (const list of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) {
    const before = list.previousElementSibling
    if (before?.localName === 'li') before.append(list)
  }
}

/** Mail programs lay text out in tables of one cell: those are no tables. */
function unwrapAroundCells(body: HTMLElement): void {
  for (const table of [...body.querySelectorAll('table')].toReversed()) {
    const cells = [...table.querySelectorAll('td, th')].filter((cell) => cell.closest('table') === table)
    const [only] = cells
    if (cells.length === 1 && only) table.replaceWith(...only.childNodes)
  }
}

const keptAttributes: Record<string, readonly string[]> = {
  a: ['href'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  ol: ['start'],
}

/** Takes away every attribute that is not part of what the element means. */
function keepMeaning(element: Element): void {
  const kept = keptAttributes[element.localName] ?? []
  for (const name of element.getAttributeNames()) if (!kept.includes(name)) element.removeAttribute(name)
}

function unwrapAll(body: HTMLElement, selector: string): void {
  for (const element of body.querySelectorAll(selector)) unwrap(element)
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}
