import type { CdpSession, Protocol } from './cdp.ts'
import { toAppUrl } from './scheme.ts'
import { Strict } from './strict.ts'
import type { WebContents } from './web-contents.ts'

/** A frame of a page as the main process sees it. */
export class WebFrameMain extends Strict {
  readonly frameTreeNodeId: number
  readonly routingId: number
  readonly frameToken: string
  name = ''
  url = ''
  origin = 'null'
  parent: WebFrameMain | null
  frames: WebFrameMain[] = []
  detached = false
  readonly #contents: WebContents

  constructor(contents: WebContents, frameToken: string, id: number, parent: WebFrameMain | null) {
    super('WebFrameMain')
    this.#contents = contents
    this.frameToken = frameToken
    this.frameTreeNodeId = id
    this.routingId = id
    this.parent = parent
    parent?.frames.push(this)
  }

  get top(): WebFrameMain {
    return this.parent?.top ?? this
  }

  get framesInSubtree(): WebFrameMain[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)]
  }

  isDestroyed(): boolean {
    return this.detached
  }

  send(channel: string, ...args: unknown[]): void {
    this.#contents.sendToFrameToken(this.frameToken, channel, args)
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.#contents.executeInFrame(this.frameToken, code, userGesture)
  }

  reload(): boolean {
    if (this.parent) return false
    this.#contents.reload()
    return true
  }
}

/** The frames of one page, kept up to date from the browser's events. */
export class FrameTree {
  readonly #frames = new Map<string, WebFrameMain>()
  readonly #contents: WebContents
  #lastId = 0
  main: WebFrameMain

  constructor(contents: WebContents) {
    this.#contents = contents
    this.main = new WebFrameMain(contents, '', ++this.#lastId, null)
  }

  get(frameId: string): WebFrameMain | undefined {
    return this.#frames.get(frameId)
  }

  follow(session: CdpSession, mainFrameId: string): void {
    this.main = new WebFrameMain(this.#contents, mainFrameId, ++this.#lastId, null)
    this.#frames.set(mainFrameId, this.main)
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => this.#attach(frameId, parentFrameId))
    session.on('Page.frameNavigated', ({ frame }) => this.#navigated(frame))
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.#frames.get(frameId)
      if (frame) frame.url = toAppUrl(url)
    })
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      // A frame swapped into a process of its own is still there.
      if (reason === 'remove') this.#detach(frameId)
    })
  }

  #attach(frameId: string, parentId: string): void {
    const parent = this.#frames.get(parentId)
    if (!parent || this.#frames.has(frameId)) return
    this.#frames.set(frameId, new WebFrameMain(this.#contents, frameId, ++this.#lastId, parent))
  }

  #navigated(from: Protocol.Page.Frame): void {
    const frame = this.#frames.get(from.id)
    if (!frame) return
    frame.url = toAppUrl(from.url + (from.urlFragment ?? ''))
    frame.name = from.name ?? ''
    frame.origin = originOf(from)
  }

  #detach(frameId: string): void {
    const frame = this.#frames.get(frameId)
    // The page's own frame outlives even its crashed process.
    if (!frame?.parent) return
    for (const inner of frame.framesInSubtree) {
      inner.detached = true
      this.#frames.delete(inner.frameToken)
    }
    frame.parent.frames = frame.parent.frames.filter((other) => other !== frame)
  }
}

/** `null` for opaque origins, as the web has it; `://` is what Chromium reports for them. */
function originOf(frame: Protocol.Page.Frame): string {
  const { securityOrigin } = frame
  if (!securityOrigin || securityOrigin === '://' || securityOrigin === 'null') return 'null'
  return toAppUrl(securityOrigin).replace(/\/$/, '')
}
