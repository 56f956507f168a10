import { encode } from 'uqr'

export interface QrPicture {
  /** Modules in a row, with the two around it that `QrCode` makes four of. */
  size: number
  /** As the path of an SVG: one square a dark module. */
  path: string
}

/** A text as a picture that a camera reads. */
export function qrPicture(text: string): QrPicture {
  const { size, data } = encode(text, { border: 2 })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { size, path }
}
