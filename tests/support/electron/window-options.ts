import type Electron from 'electron'
import { notImplemented } from './strict.ts'

type Options = Electron.BrowserWindowConstructorOptions

const windowOptions = new Set<keyof Options>([
  ...(['width', 'height', 'x', 'y', 'center', 'minWidth', 'minHeight', 'maxWidth', 'maxHeight'] as const),
  ...([
    'useContentSize',
    'resizable',
    'movable',
    'minimizable',
    'maximizable',
    'closable',
    'focusable',
  ] as const),
  ...([
    'alwaysOnTop',
    'fullscreen',
    'fullscreenable',
    'skipTaskbar',
    'title',
    'icon',
    'show',
    'frame',
  ] as const),
  ...([
    'paintWhenInitiallyHidden',
    'backgroundColor',
    'hasShadow',
    'opacity',
    'transparent',
    'type',
  ] as const),
  ...(['titleBarStyle', 'trafficLightPosition', 'titleBarOverlay', 'roundedCorners', 'vibrancy'] as const),
  ...([
    'visualEffectState',
    'backgroundMaterial',
    'autoHideMenuBar',
    'acceptFirstMouse',
    'darkTheme',
  ] as const),
  ...(['hiddenInMissionControl', 'thickFrame', 'webPreferences'] as const),
])

type Preferences = Electron.WebPreferences

const preferences = new Set<keyof Preferences>([
  ...(['preload', 'sandbox', 'contextIsolation', 'nodeIntegration', 'nodeIntegrationInSubFrames'] as const),
  ...([
    'nodeIntegrationInWorker',
    'webSecurity',
    'allowRunningInsecureContent',
    'spellcheck',
    'devTools',
  ] as const),
  ...([
    'session',
    'additionalArguments',
    'backgroundThrottling',
    'navigateOnDragDrop',
    'safeDialogs',
  ] as const),
  ...([
    'disableDialogs',
    'webviewTag',
    'autoplayPolicy',
    'images',
    'javascript',
    'webgl',
    'plugins',
  ] as const),
  ...(['experimentalFeatures', 'enableWebSQL', 'scrollBounce', 'v8CacheOptions', 'zoomFactor'] as const),
  ...(['enablePreferredSizeMode', 'disableHtmlFullscreenWindowResize', 'accessibleTitle'] as const),
])

/** What the stand-in has no other way of doing; Electron 45 has it by default. */
const only: [keyof Preferences, boolean][] = [
  ['sandbox', true],
  ['contextIsolation', true],
  ['webSecurity', true],
  ['nodeIntegration', false],
  ['nodeIntegrationInWorker', false],
  ['allowRunningInsecureContent', false],
  ['webviewTag', false],
  ['javascript', true],
]

/** Refuses options that would be ignored. */
export function checkOptions(options: Options): void {
  for (const name of Object.keys(options)) {
    if (!windowOptions.has(name as keyof Options)) notImplemented(`the window option ${name}`)
  }
  const given = options.webPreferences ?? {}
  for (const name of Object.keys(given)) {
    if (!preferences.has(name as keyof Preferences)) notImplemented(`webPreferences.${name}`)
  }
  for (const [name, value] of only) {
    if (given[name] !== undefined && given[name] !== value)
      notImplemented(`webPreferences.${name}: ${!value}`)
  }
}
