import jsQr from 'jsqr'
import type { Page } from 'playwright-core'

interface Pixels {
  /** Four bytes each: red, green, blue, opacity. */
  pixels: Uint8ClampedArray
  width: number
  height: number
}

/** The text of a QR as a camera would read it; `undefined` where there is none to be read. */
export function readQr({ pixels, width, height }: Pixels): string | undefined {
  return jsQr(pixels, width, height)?.data
}

/** What a screenshot shows, pixel by pixel. */
export async function pixelsOf(page: Page, png: Uint8Array): Promise<Pixels> {
  const { pixels, width, height } = await page.evaluate(
    async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
      context?.drawImage(image, 0, 0)
      const drawn = context?.getImageData(0, 0, image.width, image.height).data ?? []
      return { pixels: [...drawn], width: image.width, height: image.height }
    },
    [...png],
  )
  return { pixels: new Uint8ClampedArray(pixels), width, height }
}
