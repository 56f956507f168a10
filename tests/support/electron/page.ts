import { readFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import type Electron from 'electron'
import { theBrowser } from './browser.ts'
import type { CdpSession } from './cdp.ts'
import { DelayedLine, isDelayed, lateFrames } from './delays.ts'
import { createBridge } from './renderer/bridge.ts'
import { trackPageState } from './renderer/page-state.ts'
import { preloadWorld, type Downward, type PreloadConfig, type Upward } from './renderer/preload-world.ts'
import { createWire } from './wire.ts'

const wire = createWire()
const worldName = 'electron-preload'
const binding = 'electronUp'
const stateKey = '__electronPageState'

export interface PageState {
  focused: boolean
  visible: boolean
}

/** A page of Chromium with a preload world in it, and the messages between that and this process. */
export class Page {
  readonly session: CdpSession
  readonly targetId: string
  readonly mainFrameId: string
  readonly #preloadWorlds = new Map<string, number>()
  readonly #mainWorlds = new Map<string, number>()
  readonly #frameOfWorld = new Map<number, string>()
  readonly #headed: boolean
  readonly #up = new DelayedLine()
  readonly #down = new DelayedLine()
  #state: PageState

  private constructor(
    session: CdpSession,
    targetId: string,
    mainFrameId: string,
    headed: boolean,
    state: PageState,
  ) {
    this.session = session
    this.targetId = targetId
    this.mainFrameId = mainFrameId
    this.#headed = headed
    this.#state = state
  }

  /** Opens a blank page in a window of its own, ready to be sent somewhere. */
  static async open(
    preferences: Electron.WebPreferences,
    state: PageState,
    size: { width: number; height: number },
    onMessage: (frameId: string, message: Upward, worldId: number) => void,
  ): Promise<Page> {
    const { connection, headed } = await theBrowser()
    const { targetId } = await connection.browser.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...(headed && { width: size.width, height: size.height }),
      ...(headed && !state.visible && { windowState: 'minimized' }),
    })
    const session = await connection.attach(targetId)
    await session.send('Page.enable')
    const { frameTree } = await session.send('Page.getFrameTree')
    const page = new Page(session, targetId, frameTree.frame.id, headed, state)
    page.#followWorlds()
    // The headless shell opens no windows for pages; an installed browser does, and whether one may is not its to say.
    connection.browser.on('Target.targetCreated', ({ targetInfo: { openerId, targetId: opened } }) => {
      if (openerId !== targetId) return
      connection.browser.send('Target.closeTarget', { targetId: opened }).catch(() => undefined)
    })
    session.on('Runtime.bindingCalled', async ({ name, payload, executionContextId }) => {
      if (isDelayed) await page.#up.turn()
      const frameId = page.#frameOfWorld.get(executionContextId)
      if (name === binding && frameId) onMessage(frameId, wire.unpack(payload) as Upward, executionContextId)
    })
    await page.#addScripts(preferences)
    await session.send('Runtime.enable')
    return page
  }

  async #addScripts(preferences: Electron.WebPreferences): Promise<void> {
    const secret = randomBytes(12).toString('hex')
    const preload = preferences.preload === undefined ? '' : readFileSync(preferences.preload, 'utf8')
    const config: PreloadConfig = {
      binding,
      platform: process.platform,
      arch: process.arch,
      versions: Object.fromEntries(
        Object.entries(process.versions).filter(([, v]) => v !== undefined),
      ) as never,
      argv: preferences.additionalArguments ?? [],
      inSubframes: preferences.nodeIntegrationInSubFrames ?? false,
    }
    const pageEnd = `(${createBridge.toString()})(${JSON.stringify(secret)}, 'page');`
    const state = `(${trackPageState.toString()})(${JSON.stringify(this.#state)}, ${JSON.stringify(stateKey)});`
    const preloadEnd = `(${preloadWorld.toString()})(
      ${JSON.stringify(config)},
      (${createWire.toString()})(),
      (${createBridge.toString()})(${JSON.stringify(secret)}, 'preload'),
      (require, module, process) => {
        const { exports } = module
        const setImmediate = setTimeout
        ;(function () {\n${preload}\n}).call(exports)
      },
    )`
    const { session } = this
    await Promise.all([
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: lateFrames + pageEnd + (this.#headed ? '' : state),
      }),
      session.send('Runtime.addBinding', { name: binding, executionContextName: worldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadEnd, worldName }),
    ])
  }

  #followWorlds(): void {
    const { session } = this
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId, isDefault } = context.auxData as { frameId?: string; isDefault?: boolean }
      if (frameId === undefined) return
      this.#frameOfWorld.set(context.id, frameId)
      if (isDefault) this.#mainWorlds.set(frameId, context.id)
      else if (context.name === worldName) this.#preloadWorlds.set(frameId, context.id)
      if (isDefault && frameId === this.mainFrameId) this.#tellState()
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId: id }) => {
      const frameId = this.#frameOfWorld.get(id)
      this.#frameOfWorld.delete(id)
      for (const worlds of [this.#mainWorlds, this.#preloadWorlds]) {
        if (frameId !== undefined && worlds.get(frameId) === id) worlds.delete(frameId)
      }
    })
    session.on('Runtime.executionContextsCleared', () => {
      for (const worlds of [this.#mainWorlds, this.#preloadWorlds, this.#frameOfWorld]) worlds.clear()
    })
  }

  /** Tells a frame's preload world. A frame without one hears nothing, as in Electron. */
  /** Settles once the page has heard it. */
  async post(frameId: string, text: string): Promise<void> {
    const world = this.#preloadWorlds.get(frameId)
    if (world !== undefined) await this.postToWorld(world, text)
  }

  async postToWorld(executionContextId: number, text: string): Promise<void> {
    if (isDelayed) await this.#down.turn()
    const functionDeclaration = 'function (text) { electronDeliver(text) }'
    await this.session
      .send('Runtime.callFunctionOn', {
        executionContextId,
        functionDeclaration,
        arguments: [{ value: text }],
      })
      // The document may have gone meanwhile.
      .catch(() => undefined)
  }

  async evaluate(frameId: string, expression: string, userGesture: boolean): Promise<unknown> {
    const contextId = this.#mainWorlds.get(frameId)
    const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
      expression,
      ...(contextId !== undefined && { contextId }),
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    })
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    }
    return result.value as unknown
  }

  setState(state: PageState): void {
    const changed = state.focused !== this.#state.focused || state.visible !== this.#state.visible
    this.#state = state
    if (!changed) return
    if (this.#headed) this.#moveRealWindow(state).catch(() => undefined)
    else this.#tellState()
  }

  /** A browser's window cannot be hidden, so a hidden one is minimized. */
  async #moveRealWindow({ focused, visible }: PageState): Promise<void> {
    const { windowId } = await this.session.send('Browser.getWindowForTarget')
    const windowState = visible ? 'normal' : 'minimized'
    await this.session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
    if (focused) await this.session.send('Page.bringToFront')
  }

  async resizeRealWindow(width: number, height: number): Promise<void> {
    const { windowId } = await this.session.send('Browser.getWindowForTarget')
    await this.session.send('Browser.setWindowBounds', { windowId, bounds: { width, height } })
  }

  #tellState(): void {
    if (this.#headed) return
    const expression = `globalThis.${stateKey}?.(${JSON.stringify(this.#state)})`
    this.session.send('Runtime.evaluate', { expression }).catch(() => undefined)
  }
}

/** @throws where a value cannot be cloned */
export function packDownward(message: Downward): string {
  return wire.pack(message)
}
