import type { Handlers } from '../ipc/serve'
import { saveAs } from '../transfer/save-as'
import { printPdf } from './print-pdf'

export const pdfHandlers: Pick<Handlers, Extract<keyof Handlers, `pdf.${string}`>> = {
  'pdf.save': (page, { window }) =>
    saveAs(window, { what: 'PDF', extension: 'pdf', title: page.title }, () => printPdf(page)),
}
