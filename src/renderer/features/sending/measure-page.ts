import '../../pdf/paper.css'

/** A4 less 20 mm above and below, in CSS pixels. */
const pageHeightPx = ((297 - 40) / 25.4) * 96

/** Resolves once the type that pages are set in is there: with another one they are of another height. */
export async function pageTypeReady(): Promise<void> {
  const faces = ['11pt "Source Serif 4 Variable"', 'bold 11pt "Source Serif 4 Variable"']
  // Without its type a page is measured by the one that stands in for it.
  await Promise.all(faces.map((face) => document.fonts.load(face))).catch(() => undefined)
}

/**
 * How many pages it takes as a PDF; 0.5 is half of one. It is laid out by the style the PDF is printed with.
 * @param html as `writeHtml` makes it
 */
export function pagesOf(html: string): number {
  const paper = document.createElement('div')
  paper.className = 'paper paper-measured'
  paper.setAttribute('aria-hidden', 'true')
  // SECURITY: written by `writeHtml`, which escapes every word of the user's and makes no tags but its own.
  paper.innerHTML = html
  document.body.append(paper)
  const { height } = paper.getBoundingClientRect()
  paper.remove()
  return height / pageHeightPx
}
