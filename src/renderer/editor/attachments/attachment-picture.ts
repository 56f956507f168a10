import type { Attachment } from '@shared/body/attachment'

/**
 * An image at the width of its column: its place is held from the start, so that nothing jumps, with the thumbnail in
 * it until the image itself is there.
 */
export class AttachmentPicture {
  readonly element = document.createElement('div')
  private readonly thumbnail = document.createElement('img')
  private readonly image = document.createElement('img')

  constructor(onBroken: () => void) {
    this.element.className = 'attachment-picture'
    this.thumbnail.className = 'attachment-thumbnail'
    this.thumbnail.alt = ''
    this.image.className = 'attachment-image'
    // Dragged, the block moves and not the picture in it.
    this.thumbnail.draggable = false
    this.image.draggable = false
    this.image.decoding = 'async'
    this.image.addEventListener('load', () => this.element.setAttribute('data-loaded', ''))
    this.image.addEventListener('error', onBroken)
    this.element.append(this.thumbnail, this.image)
  }

  show({ name, width, height, thumbnail }: Attachment): void {
    this.element.style.setProperty('--width', `${width}px`)
    this.element.style.setProperty('--ratio', String(width / height))
    this.element.style.aspectRatio = `${width} / ${height}`
    this.image.alt = name
    this.image.width = width
    this.image.height = height
    // SECURITY: `readAttachment` let nothing through but base64 that begins as one of these two does.
    const type = thumbnail?.startsWith('/9j/') ? 'image/jpeg' : 'image/webp'
    this.thumbnail.hidden = thumbnail === null
    if (thumbnail !== null) setSource(this.thumbnail, `data:${type};base64,${thumbnail}`)
  }

  load(address: string): void {
    setSource(this.image, address)
  }
}

/** An image is decoded anew each time its address is set. */
function setSource(image: HTMLImageElement, address: string): void {
  if (image.getAttribute('src') !== address) image.src = address
}
