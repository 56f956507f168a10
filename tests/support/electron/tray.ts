import type Electron from 'electron'
import { requireReady } from './app.ts'
import type { Menu } from './menu.ts'
import type { NativeImage } from './native-image.ts'
import { StrictEmitter, markDestroyed, type Surface } from './strict.ts'

const trays: Tray[] = []

/** The tray icons there are, for a test to press. */
export function allTrays(): readonly Tray[] {
  return trays
}

export class Tray extends StrictEmitter implements Surface<Electron.Tray, 'setImage'> {
  #image: NativeImage | string
  #menu: Menu | null = null
  #toolTip = ''
  #title = ''
  #isDestroyed = false

  constructor(image: NativeImage | string) {
    super('Tray', ['click', 'double-click', 'middle-click', 'mouse-enter', 'mouse-leave', 'right-click'])
    requireReady('Cannot create Tray before app is ready')
    this.#image = image
    trays.push(this)
  }

  setImage(image: NativeImage | string): void {
    this.#image = image
  }

  image(): NativeImage | string {
    return this.#image
  }

  setPressedImage(): void {}

  setToolTip(toolTip: string): void {
    this.#toolTip = toolTip
  }

  toolTip(): string {
    return this.#toolTip
  }

  setTitle(title: string): void {
    this.#title = title
  }

  getTitle(): string {
    return this.#title
  }

  setContextMenu(menu: Electron.Menu | null): void {
    this.#menu = menu as unknown as Menu | null
  }

  contextMenu(): Menu | null {
    return this.#menu
  }

  popUpContextMenu(menu?: Electron.Menu): void {
    const shown = (menu as unknown as Menu | undefined) ?? this.#menu
    shown?.popup()
  }

  closeContextMenu(): void {
    this.#menu?.closePopup()
  }

  setIgnoreDoubleClickEvents(): void {}

  getBounds(): Electron.Rectangle {
    return { x: 1200, y: 0, width: 24, height: 24 }
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  destroy(): void {
    this.#isDestroyed = true
    trays.splice(trays.indexOf(this), 1)
    markDestroyed(this)
  }
}
