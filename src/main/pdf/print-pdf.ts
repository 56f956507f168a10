import { appOrigin } from '../security/app-origin'
import { createPageWindow } from '../windows/secure-window'

interface PrintedPage {
  title: string
  html: string
}

/** A4 in inches, and its margins of 20 mm, as `pdf/page.css` and the measure of what fits have them. */
const paper = { pageSize: 'A4', margins: { top: 0.787, bottom: 0.787, left: 0.787, right: 0.787 } } as const

/**
 * A page as the bytes of a PDF, made by a window that nobody sees. SECURITY: that window has no preload, so nothing in it
 * can ask Leadup for anything, and the page it shows allows no script, no image and no address but its own style and
 * fonts, whatever the HTML holds.
 */
export async function printPdf({ title, html }: PrintedPage): Promise<Uint8Array> {
  const window = createPageWindow()
  try {
    await window.loadURL(`${appOrigin}pdf/index.html`)
    await window.webContents.executeJavaScript(fill(title, html))
    return await window.webContents.printToPDF({ ...paper, printBackground: false, generateTaggedPDF: true })
  } finally {
    if (!window.isDestroyed()) window.destroy()
  }
}

/** Words of the user's are only ever a value in it. Fonts are asked for by laying the page out, and waited for. */
function fill(title: string, html: string): string {
  const words = JSON.stringify({ title, html })
  return `(async ({ title, html }) => {
    document.title = title
    document.querySelector('main').innerHTML = html
    document.body.getBoundingClientRect()
    await document.fonts.ready
  })(${words})`
}
