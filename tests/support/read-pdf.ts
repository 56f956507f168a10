import { getDocumentProxy, getMeta } from 'unpdf'

export interface ReadPdf {
  /** The words of each page, blanks and line ends as one blank. */
  pages: string[]
  /** Everything the file says of itself: its title, what made it, dates, XMP. */
  metadata: string
  title: string
}

/** What a reader of the file sees, and what it says besides. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('')
    pages.push(text.replace(/\s+/g, ' ').trim())
  }
  const { info, metadata } = await getMeta(pdf)
  const outline = JSON.stringify(await pdf.getOutline())
  await pdf.destroy()
  return {
    pages,
    metadata: JSON.stringify([info, metadata, outline]),
    title: String((info as Record<string, unknown>)['Title'] ?? ''),
  }
}
