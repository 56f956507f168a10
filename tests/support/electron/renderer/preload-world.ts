/* The function here runs in a page's isolated world. It holds no reference to anything outside it. */
import type { createBridge } from './bridge.ts'
import type { createWire } from '../wire.ts'

/** What the main process tells a page's preload world when the document is created. */
export interface PreloadConfig {
  binding: string
  platform: string
  arch: string
  versions: Record<string, string>
  argv: string[]
  inSubframes: boolean
}

/** From a page to the main process, over the binding. */
export type Upward =
  | ['invoke', id: number, channel: string, args: unknown[]]
  | ['send', channel: string, args: unknown[]]
  | ['key', key: KeyPress]
  | ['pointer']
  | ['title', title: string]
  | ['context-menu', params: Record<string, unknown>]
  | ['preload-error', message: string, stack: string]

/** From the main process to a page. */
export type Downward =
  | ['reply', id: number, ok: boolean, value: unknown]
  | ['event', channel: string, args: unknown[]]
  | ['select-word']

/** A key that the page left alone, for the menu's accelerators. */
export interface KeyPress {
  key: string
  code: string
  ctrl: boolean
  shift: boolean
  alt: boolean
  meta: boolean
  editable: boolean
}

type Require = (name: string) => unknown
type RunPreload = (require: Require, module: { exports: object }, process: object) => void
type Listener = (event: object, ...args: unknown[]) => void

export function preloadWorld(
  config: PreloadConfig,
  wire: ReturnType<typeof createWire>,
  bridge: ReturnType<typeof createBridge>,
  runPreload: RunPreload,
): void {
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const send = (message: Upward) => world[config.binding]?.(wire.pack(message))
  const replies = new Map<number, (ok: boolean, value: unknown) => void>()
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  let calls = 0

  world['electronDeliver'] = (text) => {
    const message = wire.unpack(text) as Downward
    if (message[0] === 'reply') {
      const settle = replies.get(message[1])
      replies.delete(message[1])
      settle?.(message[2], message[3])
      return
    }
    if (message[0] === 'select-word') return selectWord()
    const [, channel, args] = message
    for (const entry of listeners.get(channel) ?? []) {
      if (entry.once) ipcRenderer.off(channel, entry.listener)
      entry.listener({ sender: ipcRenderer, ports: [] }, ...args)
    }
  }

  const listen = (channel: string, listener: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
    return ipcRenderer
  }
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++calls
        send(['invoke', id, channel, args])
        replies.set(id, (ok, value) => {
          if (ok) resolve(value)
          else reject(new Error(`Error invoking remote method '${channel}': ${String(value)}`))
        })
      }),
    send: (channel: string, ...args: unknown[]) => void send(['send', channel, args]),
    on: (channel: string, listener: Listener) => listen(channel, listener, false),
    addListener: (channel: string, listener: Listener) => listen(channel, listener, false),
    once: (channel: string, listener: Listener) => listen(channel, listener, true),
    off: (channel: string, listener: Listener) => {
      const kept = [...(listeners.get(channel) ?? [])]
      const at = kept.findLastIndex((entry) => entry.listener === listener)
      if (at >= 0) kept.splice(at, 1)
      listeners.set(channel, kept)
      return ipcRenderer
    },
    removeListener: (channel: string, listener: Listener) => ipcRenderer.off(channel, listener),
    removeAllListeners: (channel?: string) => {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  }

  const refusing = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(inner, key, receiver) {
        if (typeof key === 'string' && !(key in inner) && key !== 'then') {
          throw new Error(`electron stand-in: ${name}.${key} is not implemented`)
        }
        return Reflect.get(inner, key, receiver)
      },
    })

  const electron = refusing('electron (in a preload)', {
    ipcRenderer: refusing('ipcRenderer', ipcRenderer),
    contextBridge: refusing('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
    }),
    webFrame: refusing('webFrame', {}),
  })

  const reportKeys = () => {
    const editingKeys = new Set(['z', 'y', 'x', 'c', 'v', 'a'])
    window.addEventListener(
      'keydown',
      (event) => {
        const functional = /^F\d+$/.test(event.key)
        if (!(event.ctrlKey || event.metaKey || event.altKey || functional) || event.isComposing) return
        const target = event.composedPath()[0]
        const editable =
          target instanceof HTMLElement &&
          (target.isContentEditable || target.matches('input, textarea')) &&
          editingKeys.has(event.key.toLowerCase())
        const { key, code, ctrlKey: ctrl, shiftKey: shift, altKey: alt, metaKey: meta } = event
        // NOTE: a menu's accelerator comes after the page, so only once every listener had its chance to take the key.
        setTimeout(() => {
          if (!event.defaultPrevented) send(['key', { key, code, ctrl, shift, alt, meta, editable }])
        })
      },
      true,
    )
  }

  /** Selects the word that the context menu was opened on. */
  let selectWord = () => {}

  const wordAt = (x: number, y: number): string => {
    const at = document.caretPositionFromPoint(x, y)
    const field = at?.offsetNode
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    const text = isField ? field.value : field instanceof Text ? field.data : ''
    const before = /[\p{L}'’]*$/u.exec(text.slice(0, at?.offset))?.[0] ?? ''
    const after = /^[\p{L}'’]*/u.exec(text.slice(at?.offset))?.[0] ?? ''
    const start = (at?.offset ?? 0) - before.length
    const end = (at?.offset ?? 0) + after.length
    selectWord = () => {
      if (isField) field.setSelectionRange(start, end)
      else if (field) getSelection()?.setBaseAndExtent(field, start, field, end)
    }
    return before + after
  }

  const reportContextMenu = (event: MouseEvent, target: EventTarget | undefined) => {
    if (event.defaultPrevented) return
    const element = target instanceof Element ? target : document.body
    const isEditable =
      (element instanceof HTMLElement && element.isContentEditable) || element.matches('input, textarea')
    const selectionText = String(getSelection() ?? '')
    const link = element.closest('a')
    send([
      'context-menu',
      {
        x: event.clientX,
        y: event.clientY,
        linkURL: link?.href ?? '',
        linkText: link?.textContent ?? '',
        pageURL: location.href,
        srcURL: element instanceof HTMLImageElement ? element.src : '',
        mediaType: element instanceof HTMLImageElement ? 'image' : 'none',
        selectionText,
        isEditable,
        word: isEditable ? wordAt(event.clientX, event.clientY) : '',
        spellcheckEnabled: element instanceof HTMLElement && element.spellcheck,
        editFlags: {
          canUndo: isEditable,
          canRedo: isEditable,
          canCut: isEditable && selectionText !== '',
          canCopy: selectionText !== '',
          canPaste: isEditable,
          canDelete: isEditable && selectionText !== '',
          canSelectAll: true,
          canEditRichly: element instanceof HTMLElement && element.isContentEditable,
        },
      },
    ])
  }

  const reportTitle = () => {
    if (document.title) send(['title', document.title])
    new MutationObserver(() => send(['title', document.title])).observe(document.head, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  }

  const isSubframe = window !== window.top
  if (isSubframe && !config.inSubframes) return
  reportKeys()
  window.addEventListener('DOMContentLoaded', reportTitle)
  window.addEventListener('pointerdown', () => send(['pointer']), true)
  window.addEventListener(
    'contextmenu',
    (event) => {
      const [target] = event.composedPath()
      setTimeout(() => reportContextMenu(event, target))
    },
    true,
  )

  const require: Require = (name) => {
    if (name === 'electron' || name === 'electron/renderer' || name === 'electron/common') return electron
    throw new Error(`module not found: ${name}`)
  }
  const process = refusing('process (in a preload)', {
    platform: config.platform,
    arch: config.arch,
    versions: config.versions,
    argv: config.argv,
    env: {},
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: !isSubframe,
  })
  try {
    runPreload(require, { exports: {} }, process)
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    console.error('Unable to load preload script', stack)
    send(['preload-error', message, stack ?? message])
  }
}
