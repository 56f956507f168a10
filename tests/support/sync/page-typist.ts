import { randomBytes, randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import { plainText } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { appendNodes } from '@shared/body/write-body'
import { callFrom, rowsOf, writeFrom } from '../page-calls.ts'
import { indicator, meetingId } from './app-devices.ts'

/** A field of this many characters that changes each time makes chains long enough for checkpoints. */
const longFieldBytes = 60_000

/** What one device wrote, and what it said of it. */
export interface Written {
  /** The call returned: it is in this device's vault. */
  saved: Set<string>
  /** The indicator named the other device. */
  onOther: Set<string>
}

/**
 * Writes on one device, by the calls its window makes: words into the agenda, captures, and a long field over and over.
 * Each word is another; `Written` has what was called saved, as far as it came.
 */
export class PageTypist {
  readonly words: Written = { saved: new Set(), onOther: new Set() }
  readonly captures = new Set<string>()
  private readonly name: string
  private count = 0

  constructor(name: string) {
    this.name = name
  }

  /** Writes until `isOver`, or until the app is gone. */
  async write(page: Page, isOver: () => boolean): Promise<void> {
    const document = await openBody(page)
    while (!isOver()) {
      this.count += 1
      await this.typeWord(page, document, `${this.name}${this.count}.`)
      if (this.count % 3 === 0) await this.capture(page, `${this.name} noticed ${this.count}`)
      if (this.count % 4 === 0) await overwrite(page, this.name)
      await this.look(page)
    }
  }

  /** Notes what the indicator says of all that was written before it was looked at. */
  async look(page: Page): Promise<void> {
    const before = [...this.words.saved]
    if (!/^On (?!the relay)/.test(await indicator(page).innerText())) return
    for (const word of before) this.words.onOther.add(word)
  }

  private async typeWord(page: Page, document: Y.Doc, word: string): Promise<void> {
    const known = Y.encodeStateVector(document)
    appendNodes(document, [{ type: 'paragraph', content: [{ type: 'text', text: word }] }])
    const update = Y.encodeStateAsUpdate(document, known)
    await callFrom(page, 'bodies.push', { commandId: randomUUID(), id: meetingId, update })
    this.words.saved.add(word)
  }

  private async capture(page: Page, text: string): Promise<void> {
    const understood = { personIds: [], tags: [], url: '', dueDate: '' }
    await callFrom(page, 'captures.commit', { commandId: randomUUID(), text, ...understood })
    this.captures.add(text)
  }
}

async function overwrite(page: Page, name: string): Promise<void> {
  const howToWork = randomBytes(longFieldBytes / 2).toString('hex')
  await writeFrom(page, [{ id: `long-${name}`, kind: 'person', fields: { name, howToWork } }])
}

async function openBody(page: Page): Promise<Y.Doc> {
  const { update } = await callFrom(page, 'bodies.open', {
    id: meetingId,
    stateVector: new Uint8Array([0]),
  })
  const document = new Y.Doc()
  Y.applyUpdate(document, new Uint8Array(update))
  return document
}

/** The words of the agenda as the vault has them, in their order. */
export async function wordsOf(page: Page): Promise<string[]> {
  return plainText(readBody(await openBody(page))).match(/\w+\./g) ?? []
}

/** The captured lines, sorted. */
export async function capturesOf(page: Page): Promise<string[]> {
  return (await rowsOf(page, 'capture')).map(({ fields }) => String(fields['text'])).sort()
}
