import { readFileSync } from 'node:fs'
import type Electron from 'electron'
import { Strict, strict, type Surface } from './strict.ts'

/** Holds the bytes it was made of; it decodes no more than a PNG's size. */
export class NativeImage extends Strict implements Surface<Electron.NativeImage, 'getSize' | 'resize'> {
  readonly #png: Buffer
  #isTemplate = false
  isMacTemplateImage = false

  constructor(png: Buffer) {
    super('NativeImage')
    this.#png = png
  }

  isEmpty(): boolean {
    return this.#png.length === 0
  }

  getSize(): { width: number; height: number } {
    const isPng = this.#png.length > 24 && this.#png.toString('latin1', 1, 4) === 'PNG'
    return isPng
      ? { width: this.#png.readUInt32BE(16), height: this.#png.readUInt32BE(20) }
      : { width: 0, height: 0 }
  }

  toPNG(): Buffer<ArrayBuffer> {
    return Buffer.from(this.#png)
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#png.toString('base64')}`
  }

  resize(): NativeImage {
    return new NativeImage(this.#png)
  }

  addRepresentation(): void {}

  setTemplateImage(isTemplate: boolean): void {
    this.#isTemplate = isTemplate
  }

  isTemplateImage(): boolean {
    return this.#isTemplate
  }
}

export const nativeImage = strict('nativeImage', {
  createEmpty: () => new NativeImage(Buffer.alloc(0)),
  createFromPath: (path: string) => {
    try {
      return new NativeImage(readFileSync(path))
    } catch {
      // As Electron does for a file that is missing or no image.
      return new NativeImage(Buffer.alloc(0))
    }
  },
  createFromBuffer: (bytes: Buffer) => new NativeImage(bytes),
  createFromDataURL: (url: string) => new NativeImage(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
})
