import type { Locator } from 'playwright-core'

/** A file as the system hands it to a page: its bytes are made there, `byteAt` repeated, or a picture is drawn. */
export type Given =
  | { name: string; type?: string; text: string }
  | { name: string; type?: string; bytes: number }
  | { name: string; picture: { width: number; height: number; type?: string } }

/** Pastes or drops files on an element, as a clipboard or a file manager would bring them. */
export async function giveFiles(
  target: Locator,
  how: 'paste' | 'drop',
  files: readonly Given[],
  html = '',
): Promise<void> {
  await target.evaluate(
    async (element, [how, files, html]) => {
      const draw = async ({
        width,
        height,
        type = 'image/png',
      }: Extract<Given, { picture: object }>['picture']) => {
        const canvas = new OffscreenCanvas(width, height)
        const context = canvas.getContext('2d')
        if (!context) throw new Error('no canvas')
        const sky = context.createLinearGradient(0, 0, width, height)
        sky.addColorStop(0, '#2b5a9b')
        sky.addColorStop(1, '#e7b563')
        context.fillStyle = sky
        context.fillRect(0, 0, width, height)
        context.fillStyle = '#fbfaf7'
        context.fillRect(width / 8, height / 3, width / 4, height / 2)
        return canvas.convertToBlob({ type })
      }
      const transfer = new DataTransfer()
      for (const file of files) {
        const content =
          'picture' in file
            ? await draw(file.picture)
            : 'text' in file
              ? file.text
              : new Uint8Array(file.bytes)
        const type = 'picture' in file ? (file.picture.type ?? 'image/png') : (file.type ?? '')
        transfer.items.add(new File([content], file.name, { type }))
      }
      if (html) transfer.setData('text/html', html)
      const common = { bubbles: true, cancelable: true }
      if (how === 'paste') {
        element.dispatchEvent(new ClipboardEvent('paste', { ...common, clipboardData: transfer }))
        return
      }
      const { left, top, width, height } = element.getBoundingClientRect()
      const at = { clientX: left + width / 2, clientY: top + height / 2 }
      element.dispatchEvent(new DragEvent('dragover', { ...common, ...at, dataTransfer: transfer }))
      element.dispatchEvent(new DragEvent('drop', { ...common, ...at, dataTransfer: transfer }))
    },
    [how, files, html] as const,
  )
}
