import type Electron from 'electron'
import type { Protocol } from './cdp.ts'

/** Inches, as Electron names them. */
const pageSizes: Record<string, [width: number, height: number]> = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
}

/** The same wishes in DevTools' words. */
export function pdfParameters(options: Electron.PrintToPDFOptions): Protocol.Page.printToPDFParameters {
  const { pageSize = 'Letter', margins = {} } = options
  const size = typeof pageSize === 'string' ? pageSizes[pageSize] : [pageSize.width, pageSize.height]
  if (!size)
    throw new Error(`electron stand-in: the page size ${JSON.stringify(pageSize)} is not implemented`)
  const wishes = {
    landscape: options.landscape,
    displayHeaderFooter: options.displayHeaderFooter,
    printBackground: options.printBackground,
    scale: options.scale,
    pageRanges: options.pageRanges,
    headerTemplate: options.headerTemplate,
    footerTemplate: options.footerTemplate,
    preferCSSPageSize: options.preferCSSPageSize,
    generateTaggedPDF: options.generateTaggedPDF,
    generateDocumentOutline: options.generateDocumentOutline,
    paperWidth: size[0],
    paperHeight: size[1],
    marginTop: margins.top,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
  }
  return Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined))
}
