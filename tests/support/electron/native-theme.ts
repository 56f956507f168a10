import type Electron from 'electron'
import { registry } from './registry.ts'
import { StrictEmitter, type Surface } from './strict.ts'

type ThemeSource = Electron.NativeTheme['themeSource']

class NativeTheme extends StrictEmitter implements Surface<Electron.NativeTheme> {
  readonly inForcedColorsMode = false
  readonly prefersReducedTransparency = false
  readonly shouldUseInvertedColorScheme = false
  readonly shouldDifferentiateWithoutColor = false
  #source: ThemeSource = 'system'
  #systemIsDark = false
  #highContrast = false

  constructor() {
    super('nativeTheme', ['updated'])
  }

  get themeSource(): ThemeSource {
    return this.#source
  }

  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(`Error processing argument: ${source}`)
    const changed = source !== this.#source
    this.#source = source
    if (changed) this.#update()
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemIsDark : this.#source === 'dark'
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#systemIsDark
  }

  get shouldUseHighContrastColors(): boolean {
    return this.#highContrast
  }

  /** The user's system setting, which a test may change. */
  setSystem(system: { dark?: boolean; highContrast?: boolean }): void {
    this.#systemIsDark = system.dark ?? this.#systemIsDark
    this.#highContrast = system.highContrast ?? this.#highContrast
    this.#update()
  }

  /** What pages are told. */
  mediaFeatures(): { name: string; value: string }[] {
    return [
      { name: 'prefers-color-scheme', value: this.shouldUseDarkColors ? 'dark' : 'light' },
      { name: 'prefers-contrast', value: this.#highContrast ? 'more' : 'no-preference' },
    ]
  }

  #update(): void {
    for (const contents of registry.webContents.values()) contents.applyTheme()
    this.emit('updated')
  }
}

export const nativeTheme = new NativeTheme()
