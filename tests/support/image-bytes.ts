/** The first bytes of images, as far as anything here looks, with a size of one's choosing. */

const ascii = (text: string) => [...Buffer.from(text, 'latin1')]
const big = (number: number, length: number) =>
  Array.from({ length }, (_, index) => (number >>> (8 * (length - 1 - index))) & 0xff)
const little = (number: number, length: number) => big(number, length).toReversed()

export const imageBytes = {
  'image/png': (width: number, height: number) => [
    0x89,
    ...ascii('PNG\r\n\x1a\n'),
    ...big(13, 4),
    ...ascii('IHDR'),
    ...big(width, 4),
    ...big(height, 4),
  ],
  'image/gif': (width: number, height: number) => [
    ...ascii('GIF89a'),
    ...little(width, 2),
    ...little(height, 2),
  ],
  // With an EXIF part before the frame, and a fill byte, as cameras write.
  'image/jpeg': (width: number, height: number) => [
    0xff,
    0xd8,
    0xff,
    0xe1,
    ...big(10, 2),
    ...ascii('Exif\0\0\0\0'),
    0xff,
    0xff,
    0xc2,
    ...big(17, 2),
    8,
    ...big(height, 2),
    ...big(width, 2),
  ],
  'image/webp': (width: number, height: number) => [
    ...ascii('RIFF'),
    ...little(100, 4),
    ...ascii('WEBPVP8X'),
    ...little(10, 4),
    ...big(0, 4),
    ...little(width - 1, 3),
    ...little(height - 1, 3),
  ],
  'image/avif': (width: number, height: number) => [
    ...big(24, 4),
    ...ascii('ftypavif'),
    ...big(0, 4),
    ...ascii('avifmif1'),
    ...ascii('ispe'),
    ...big(0, 4),
    ...big(width, 4),
    ...big(height, 4),
    ...Array.from({ length: 32 }, () => 0),
  ],
}
