import { randomBytes } from 'node:crypto'
import { isChunkName, mostChunks } from '@shared/attachments/chunk'
import { isShowable, readImageHeader } from '@shared/attachments/image-header'
import type { AttachmentStore } from './attachment-store'

const folder = '/attachments/'

/**
 * The addresses under which pages see images: `/attachments/<token>/<chunk>.<chunk>…` of our own origin.
 *
 * SECURITY: a request does not say which window makes it, so the token does. It is made anew in each run, is told to
 * windows of its workspace alone (over IPC, which knows the sender), and leads to that workspace's chunks and no
 * others.
 */
export class ImageAddresses {
  private readonly tokens = new WeakMap<AttachmentStore, string>()
  private readonly stores = new Map<string, AttachmentStore>()

  /** What an address begins with, for windows of this store's workspace. */
  baseFor(store: AttachmentStore): string {
    let token = this.tokens.get(store)
    if (token === undefined) {
      token = randomBytes(16).toString('hex')
      this.tokens.set(store, token)
      this.stores.set(token, store)
    }
    return `${folder}${token}/`
  }

  /** Answers a request for an image; `undefined` where the address is none of these. */
  async respond(address: string): Promise<Response | undefined> {
    const { pathname } = new URL(address)
    if (!pathname.startsWith(folder)) return undefined
    const [token = '', list = '', ...more] = pathname.slice(folder.length).split('/')
    const names = list.split('.')
    const store = this.stores.get(token)
    const isSound = more.length === 0 && names.length <= mostChunks && names.every(isChunkName)
    const parts = store && isSound ? await store.readAll(names).catch(() => undefined) : undefined
    const [first] = parts ?? []
    // SECURITY: what it is, and how much it asks to decode, is read from the bytes themselves. Whatever is no raster
    // image of a kind we know is not served at all: no document, no script, no SVG.
    const header = first && readImageHeader(first)
    if (!parts || !header || !isShowable(header)) return new Response('Not found', { status: 404 })
    return new Response(new Blob(parts as Uint8Array<ArrayBuffer>[]), {
      headers: {
        'content-type': header.type,
        'x-content-type-options': 'nosniff',
        // Shown as a page of its own it may do nothing.
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        // What is purged must not live on in a cache on disk.
        'cache-control': 'no-store',
      },
    })
  }
}
